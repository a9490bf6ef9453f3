using EnforcementFlows.Domain.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class CaseRequestConfiguration : IEntityTypeConfiguration<CaseRequest>
{
    public void Configure(EntityTypeBuilder<CaseRequest> builder)
    {
        builder.HasCaseKey("case_requests");
        builder.BelongsToCase();
        builder.HasVersion();
        builder.Property(request => request.Kind).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(request => request.Reason).HasMaxLength(CaseRecords.LongText);
        builder.Property(request => request.Data).HasColumnType("jsonb");
        builder.Property(request => request.RequestedBy).HasMaxLength(CaseRecords.UserLength);
        builder.Property(request => request.DecidedBy).HasMaxLength(CaseRecords.UserLength);
        builder.Property(request => request.DecisionText).HasMaxLength(CaseRecords.LongText);
        builder.HasIndex(request => new { request.Court, request.CaseId, request.RequestedAt });
        builder.HasIndex(request => new { request.Court, request.State, request.RequestedAt });
        // two at once would contradict each other (RequestKinds.OneOf); the index decides a race
        builder.HasIndex(request => new { request.Court, request.CaseId, request.Kind }).IsUnique()
            .HasFilter("state IN ('Open', 'Returned') AND kind IN ('extension', 'handler-change', 'close', 'terminate')")
            .HasDatabaseName("ux_case_requests_one_at_a_time");
    }
}
