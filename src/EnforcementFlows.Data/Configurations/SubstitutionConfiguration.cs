using EnforcementFlows.Domain.Substitutions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class SubstitutionConfiguration : IEntityTypeConfiguration<Substitution>
{
    public void Configure(EntityTypeBuilder<Substitution> builder)
    {
        builder.ToTable("substitutions");
        builder.HasKey(row => new { row.Court, row.Id });
        builder.Property(row => row.Court).HasMaxLength(CaseRecords.CourtLength);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Principal).HasMaxLength(CaseRecords.UserLength);
        builder.Property(row => row.Substitute).HasMaxLength(CaseRecords.UserLength);
        builder.Property(row => row.Reason).HasMaxLength(500);
        builder.Property(row => row.RecordedBy).HasMaxLength(CaseRecords.UserLength);
        builder.Property(row => row.EndedBy).HasMaxLength(CaseRecords.UserLength);
        builder.Property(row => row.EndedAt).IsConcurrencyToken(); // it is ended once
        builder.HasIndex(row => new { row.Court, row.From, row.Id }); // the list, latest first
        builder.HasIndex(row => new { row.Court, row.Principal, row.Until });
        builder.HasIndex(row => new { row.Court, row.Substitute, row.Until }); // asked for with everybody's standing
    }
}
