using EnforcementFlows.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class EnforcementCaseConfiguration : IEntityTypeConfiguration<EnforcementCase>
{
    public void Configure(EntityTypeBuilder<EnforcementCase> builder)
    {
        builder.ToTable("cases");
        builder.HasKey(row => new { row.Court, row.Id });
        builder.Property(row => row.Court).HasMaxLength(CaseRecords.CourtLength);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Version).IsConcurrencyToken();
        MapFiling(builder);
        MapHandling(builder);
        MapParts(builder);
        builder.Property(row => row.Number).UseCollation(CaseRecords.ByCharacter);
        builder.HasIndex(row => new { row.Court, row.Number }).IsUnique(); // and cases by the beginning of a number
        builder.HasIndex(row => new { row.Court, row.PriorCaseId }).HasFilter("prior_case_id IS NOT NULL");
        builder.HasIndex(row => new { row.Court, row.FiledAt, row.Id }); // the docket, newest first, paged by key
        builder.HasIndex(row => new { row.Court, row.HandlerId, row.Stage, row.FiledAt, row.Id }); // and each stage of it, also of one handler's
        builder.HasIndex(row => new { row.Court, row.Stage, row.FiledAt, row.Id });
        builder.HasIndex(row => new { row.Court, row.ClosedAt }).HasFilter("closed_at IS NOT NULL"); // what a month closed
        builder.HasIndex(row => new { row.Court, row.HandlerId }).HasFilter("closed_at IS NULL AND handler_id IS NOT NULL").HasDatabaseName("ix_cases_in_hand"); // counted for each draw by load
    }

    private static void MapFiling(EntityTypeBuilder<EnforcementCase> builder)
    {
        builder.Property(row => row.Cause).HasMaxLength(CaseRecords.ShortText);
        builder.Property(row => row.Facts).HasColumnType("jsonb");
        builder.Property(row => row.FilingHash).HasMaxLength(64);
        builder.ComplexProperty(row => row.Title, title =>
        {
            title.Property(part => part.Kind).HasMaxLength(CaseRecords.CodeLength);
            title.Property(part => part.Number).HasMaxLength(100);
            title.Property(part => part.IssuedBy).HasMaxLength(100);
        });
        builder.ComplexProperty(row => row.Amounts);
    }

    private static void MapHandling(EntityTypeBuilder<EnforcementCase> builder)
    {
        builder.Property(row => row.CaseClass).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(row => row.Track).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(row => row.TriageRule).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(row => row.AssignedHandler).HasMaxLength(CaseRecords.UserLength);
        builder.Property(row => row.HandlerId).HasMaxLength(CaseRecords.UserLength);
        builder.Property(row => row.Team).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(row => row.ExcludedHandler).HasMaxLength(CaseRecords.UserLength);
        builder.Property(row => row.ArchiveShelf).HasMaxLength(CaseRecords.ShortText);
    }

    private static void MapParts(EntityTypeBuilder<EnforcementCase> builder)
    {
        builder.Ignore(row => row.Applicants);
        builder.Ignore(row => row.Debtors);
        builder.HasMany(row => row.Parties).WithOne().HasForeignKey(part => new { part.Court, part.CaseId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(row => row.Handlers).WithOne().HasForeignKey(part => new { part.Court, part.CaseId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(row => row.Pauses).WithOne().HasForeignKey(part => new { part.Court, part.CaseId }).OnDelete(DeleteBehavior.Restrict);
    }
}
