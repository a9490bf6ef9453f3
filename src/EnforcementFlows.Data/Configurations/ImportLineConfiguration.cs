using EnforcementFlows.Data.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class ImportLineConfiguration : IEntityTypeConfiguration<ImportLine>
{
    public void Configure(EntityTypeBuilder<ImportLine> builder)
    {
        builder.ToTable("import_lines");
        builder.HasKey(line => new { line.Court, line.JobId, line.Line });
        builder.Property(line => line.Court).HasMaxLength(CaseRecords.CourtLength);
        builder.Property(line => line.CaseNumber).HasMaxLength(CaseRecords.ShortText);
        builder.Property(line => line.Errors).HasColumnType("jsonb");
        builder.Property(line => line.Late).HasColumnType("jsonb");
        builder.HasOne<ImportJob>().WithMany().HasForeignKey(line => new { line.Court, line.JobId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(line => new { line.Court, line.JobId, line.State, line.Line });
    }
}
