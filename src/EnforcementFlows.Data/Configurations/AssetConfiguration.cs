using EnforcementFlows.Domain.Queries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class AssetConfiguration : IEntityTypeConfiguration<Asset>
{
    public void Configure(EntityTypeBuilder<Asset> builder)
    {
        builder.HasCaseKey("assets");
        builder.BelongsToCase();
        builder.Property(asset => asset.Owner).HasMaxLength(CaseRecords.ShortText);
        builder.Property(asset => asset.Description).HasMaxLength(CaseRecords.LongText);
        builder.Property(asset => asset.Identifier).HasMaxLength(CaseRecords.ShortText);
        builder.Property(asset => asset.Burdens).HasMaxLength(CaseRecords.LongText);
        builder.Property(asset => asset.Reason).HasMaxLength(CaseRecords.LongText);
        builder.HasIndex(asset => new { asset.Court, asset.CaseId, asset.FoundAt });
    }
}
