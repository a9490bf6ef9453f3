using EnforcementFlows.Domain.Funds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class ReceiptClaimConfiguration : IEntityTypeConfiguration<ReceiptClaim>
{
    public void Configure(EntityTypeBuilder<ReceiptClaim> builder)
    {
        builder.HasCaseKey("receipt_claims");
        builder.BelongsToCase();
        builder.Property(claim => claim.ClaimedBy).HasMaxLength(CaseRecords.UserLength);
        builder.Property(claim => claim.Basis).HasMaxLength(CaseRecords.LongText);
        builder.HasIndex(claim => new { claim.Court, claim.CaseId, claim.ClaimedAt });
        builder.HasIndex(claim => new { claim.Court, claim.CounterOf }).IsUnique().HasFilter("counter_of IS NOT NULL");
    }
}
