using EnforcementFlows.Domain.Sanctions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class SanctionEntryConfiguration : IEntityTypeConfiguration<SanctionEntry>
{
    public void Configure(EntityTypeBuilder<SanctionEntry> builder)
    {
        builder.HasCaseKey("sanction_entries");
        builder.BelongsToCase();
        builder.Property(entry => entry.Reason).HasMaxLength(CaseRecords.LongText);
        builder.Property(entry => entry.ApprovedBy).HasMaxLength(CaseRecords.UserLength);
        builder.Property(entry => entry.OperatedBy).HasMaxLength(CaseRecords.UserLength);
        builder.Property(entry => entry.SystemNumber).HasMaxLength(CaseRecords.ShortText);
        builder.HasIndex(entry => new { entry.Court, entry.OperatedOn, entry.Id }); // the ledger, by day
    }
}
