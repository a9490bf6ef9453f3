using EnforcementFlows.Domain.Funds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class CaseAccountConfiguration : IEntityTypeConfiguration<CaseAccount>
{
    public void Configure(EntityTypeBuilder<CaseAccount> builder)
    {
        builder.HasCaseKey("case_accounts");
        builder.BelongsToCase();
        builder.HasVersion();
        builder.Property(account => account.AccountNumber).HasMaxLength(CaseRecords.CodeLength);
        builder.HasMany(account => account.Entries).WithOne()
            .HasForeignKey(entry => new { entry.Court, entry.AccountId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(account => new { account.Court, account.CaseId }).IsUnique(); // one case, one account
    }
}
