using EnforcementFlows.Data.Definitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class DefinitionTestConfiguration : IEntityTypeConfiguration<DefinitionTest>
{
    public void Configure(EntityTypeBuilder<DefinitionTest> builder)
    {
        builder.ToTable("definition_tests");
        builder.HasKey(test => new { test.Court, test.Id });
        builder.Property(test => test.Court).HasMaxLength(CaseRecords.CourtLength);
        builder.Property(test => test.Id).ValueGeneratedNever();
        builder.Property(test => test.DefinitionId).HasMaxLength(CaseRecords.ShortText);
        builder.Property(test => test.Name).HasMaxLength(CaseRecords.ShortText);
        builder.Property(test => test.Content).HasColumnType("jsonb");
        builder.Property(test => test.RecordedBy).HasMaxLength(CaseRecords.UserLength);
        builder.HasIndex(test => new { test.Court, test.DefinitionId, test.Name }).IsUnique();
    }
}
