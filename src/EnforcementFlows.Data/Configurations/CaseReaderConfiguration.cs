using EnforcementFlows.Data.Access;
using EnforcementFlows.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class CaseReaderConfiguration : IEntityTypeConfiguration<CaseReader>
{
    public void Configure(EntityTypeBuilder<CaseReader> builder)
    {
        builder.ToTable("case_readers");
        builder.HasKey(row => new { row.Court, row.CaseId, row.Reader });
        builder.Property(row => row.Court).HasMaxLength(CaseRecords.CourtLength);
        builder.HasOne<EnforcementCase>().WithMany().HasForeignKey(row => new { row.Court, row.CaseId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.Court, row.Reader, row.Stage, row.FiledAt, row.CaseId }); // each stage of a reader's docket, newest first
    }
}
