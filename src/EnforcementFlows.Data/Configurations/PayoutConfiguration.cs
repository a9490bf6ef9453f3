using EnforcementFlows.Domain.Funds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class PayoutConfiguration : IEntityTypeConfiguration<Payout>
{
    public void Configure(EntityTypeBuilder<Payout> builder)
    {
        builder.HasCaseKey("payouts");
        builder.BelongsToCase();
        builder.HasVersion();
        builder.Property(payout => payout.Payee).HasMaxLength(CaseRecords.ShortText);
        builder.Property(payout => payout.PayeeAccount).HasMaxLength(CaseRecords.ShortText);
        builder.Property(payout => payout.Remark).HasMaxLength(CaseRecords.LongText);
        builder.Property(payout => payout.SignedBy).HasMaxLength(CaseRecords.UserLength);
        builder.Property(payout => payout.ApprovedBy).HasMaxLength(CaseRecords.UserLength);
        builder.Property(payout => payout.PaidBy).HasMaxLength(CaseRecords.UserLength);
        builder.Property(payout => payout.Voucher).HasMaxLength(CaseRecords.ShortText);
        builder.Property(payout => payout.FailureReason).HasMaxLength(CaseRecords.LongText);
        builder.HasOne<CaseAccount>().WithMany().HasForeignKey(payout => new { payout.Court, payout.AccountId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Domain.Requests.CaseRequest>().WithMany().HasForeignKey(payout => new { payout.Court, payout.RequestId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(payout => new { payout.Court, payout.CaseId, payout.State });
        builder.HasIndex(payout => new { payout.Court, payout.State, payout.PaidAt });
    }
}
