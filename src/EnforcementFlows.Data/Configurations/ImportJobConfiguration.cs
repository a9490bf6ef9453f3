using EnforcementFlows.Data.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class ImportJobConfiguration : IEntityTypeConfiguration<ImportJob>
{
    public void Configure(EntityTypeBuilder<ImportJob> builder)
    {
        builder.ToTable("import_jobs");
        builder.HasKey(job => new { job.Court, job.Id });
        builder.Property(job => job.Court).HasMaxLength(CaseRecords.CourtLength);
        builder.Property(job => job.Id).ValueGeneratedNever();
        builder.Property(job => job.FileName).HasMaxLength(CaseRecords.ShortText);
        builder.Property(job => job.ContentHash).HasMaxLength(64);
        builder.Property(job => job.CreatedBy).HasMaxLength(CaseRecords.UserLength);
        builder.HasIndex(job => new { job.Court, job.CreatedAt });
        builder.HasIndex(job => job.CreatedAt).HasFilter("state IN ('Queued', 'Running')").HasDatabaseName("ix_import_jobs_open");
    }
}
