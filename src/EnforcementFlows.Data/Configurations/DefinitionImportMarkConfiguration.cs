using EnforcementFlows.Data.Courts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class DefinitionImportMarkConfiguration : IEntityTypeConfiguration<DefinitionImportMark>
{
    public void Configure(EntityTypeBuilder<DefinitionImportMark> builder)
    {
        builder.ToTable("definition_imports");
        builder.HasKey(mark => mark.ContentSha256);
        builder.Property(mark => mark.ContentSha256).HasMaxLength(64).IsFixedLength();
    }
}
