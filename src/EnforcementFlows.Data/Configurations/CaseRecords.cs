using EnforcementFlows.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

/// <summary>What all rows of a case have in common: the court leads the key, and a case with rows cannot be deleted.</summary>
internal static class CaseRecords
{
    public const int CourtLength = 32;
    public const int UserLength = 96;
    public const int CodeLength = 64;
    public const int ShortText = 200;

    /// <summary>The order of characters that is the same on every server: what begins with a text is one range of an index in it.</summary>
    public const string ByCharacter = "C";

    public const int LongText = 2000;

    /// <summary>What a person may write at most, whole, and what is said around it.</summary>
    public const int WholeText = 8000;

    public static void HasCaseKey<T>(this EntityTypeBuilder<T> builder, string table)
        where T : CaseRecord
    {
        builder.ToTable(table);
        builder.HasKey(row => new { row.Court, row.Id });
        builder.Property(row => row.Court).HasMaxLength(CourtLength);
        builder.Property(row => row.Id).ValueGeneratedNever();
    }

    /// <summary>For rows that the case itself does not list.</summary>
    public static void BelongsToCase<T>(this EntityTypeBuilder<T> builder)
        where T : CaseRecord =>
        builder.HasOne<EnforcementCase>().WithMany().HasForeignKey(row => new { row.Court, row.CaseId }).OnDelete(DeleteBehavior.Restrict);

    public static void HasVersion<T>(this EntityTypeBuilder<T> builder)
        where T : VersionedCaseRecord =>
        builder.Property(row => row.Version).IsConcurrencyToken();
}
