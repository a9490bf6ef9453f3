using EnforcementFlows.Domain.Gateways;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class GatewayRequestConfiguration : IEntityTypeConfiguration<GatewayRequest>
{
    public void Configure(EntityTypeBuilder<GatewayRequest> builder)
    {
        builder.HasCaseKey("gateway_requests");
        builder.BelongsToCase();
        builder.Property(request => request.Gateway).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(request => request.Operation).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(request => request.Payload).HasColumnType("jsonb");
        builder.Property(request => request.Node).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(request => request.Clause).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(request => request.Reference).HasMaxLength(CaseRecords.ShortText);
        builder.Property(request => request.Reason).HasMaxLength(CaseRecords.LongText);
        builder.HasIndex(request => new { request.Court, request.CaseId, request.RequestedAt });
        builder.HasIndex(request => new { request.Court, request.State, request.RequestedAt });
    }
}
