using EnforcementFlows.Domain.Funds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class PayoutDeferralConfiguration : IEntityTypeConfiguration<PayoutDeferral>
{
    public void Configure(EntityTypeBuilder<PayoutDeferral> builder)
    {
        builder.HasCaseKey("payout_deferrals");
        builder.BelongsToCase();
        builder.Property(deferral => deferral.Reason).HasMaxLength(CaseRecords.LongText);
        builder.Property(deferral => deferral.ApprovedBy).HasMaxLength(CaseRecords.UserLength);
        builder.HasIndex(deferral => new { deferral.Court, deferral.CaseId, deferral.Until });
    }
}
