using EnforcementFlows.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class DeadlineConfiguration : IEntityTypeConfiguration<Deadline>
{
    public void Configure(EntityTypeBuilder<Deadline> builder)
    {
        builder.ToTable("deadlines").HasKey(d => new { d.Court, d.Id });
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.Property(d => d.Court).HasMaxLength(CaseRecords.CourtLength);
        builder.Property(d => d.SubjectId).HasMaxLength(CaseRecords.ShortText);
        builder.Property(d => d.Node).HasMaxLength(CaseRecords.ShortText);
        builder.Property(d => d.Name).HasMaxLength(CaseRecords.ShortText);
        builder.Property(d => d.Clause).HasMaxLength(CaseRecords.ShortText);
        builder.Property(d => d.CalendarVersion).HasMaxLength(CaseRecords.ShortText);
        builder.Property(d => d.Explanation).HasColumnType("jsonb");
        builder.Property(d => d.Basis).HasColumnType("jsonb");
        Stored(builder.Property(d => d.Pauses));
        Stored(builder.Property(d => d.Extensions));
        Stored(builder.Property(d => d.Alerts));
        builder.Ignore(d => d.IsLateEntry);
        builder.Ignore(d => d.IsFinished);
        builder.HasIndex(d => new { d.Court, d.CaseId, d.Node });
        builder.HasIndex(d => new { d.Court, d.State, d.DueAt });
    }

    // lists are replaced, never changed in place, so comparing the references is enough
    private static void Stored<T>(PropertyBuilder<IReadOnlyList<T>> property) =>
        property.HasColumnType("jsonb").HasConversion(
            list => DeadlineJson.Write(list), json => DeadlineJson.Read<IReadOnlyList<T>>(json),
            new ValueComparer<IReadOnlyList<T>>((a, b) => ReferenceEquals(a, b), list => list.Count, list => list));
}
