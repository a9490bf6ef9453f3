using EnforcementFlows.Domain.Supervision;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class BulletinEntryConfiguration : IEntityTypeConfiguration<BulletinEntry>
{
    public void Configure(EntityTypeBuilder<BulletinEntry> builder)
    {
        builder.HasCaseKey("bulletin_entries");
        builder.BelongsToCase();
        builder.Property(entry => entry.Holder).HasMaxLength(CaseRecords.UserLength);
        builder.Property(entry => entry.NodeName).HasMaxLength(CaseRecords.ShortText);
        builder.Property(entry => entry.Text).HasMaxLength(CaseRecords.LongText);
        builder.Property(entry => entry.IssuedBy).HasMaxLength(CaseRecords.UserLength);
        builder.Ignore(entry => entry.Number);
        builder.HasOne<OverdueReport>().WithMany().HasForeignKey(entry => new { entry.Court, entry.ReportId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(entry => new { entry.Court, entry.Year, entry.Sequence }).IsUnique();
        builder.HasIndex(entry => new { entry.Court, entry.ReportId }).IsUnique();
    }
}
