using EnforcementFlows.Domain.Funds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class AccountEntryConfiguration : IEntityTypeConfiguration<AccountEntry>
{
    public void Configure(EntityTypeBuilder<AccountEntry> builder)
    {
        builder.HasCaseKey("account_entries");
        builder.BelongsToCase();
        builder.Property(entry => entry.Reason).HasMaxLength(CaseRecords.LongText);
        builder.Property(entry => entry.By).HasMaxLength(CaseRecords.UserLength);
        builder.HasIndex(entry => new { entry.Court, entry.CaseId, entry.At });
        builder.HasIndex(entry => new { entry.Court, entry.CounterOf }).IsUnique().HasFilter("counter_of IS NOT NULL"); // an entry is taken back once
    }
}
