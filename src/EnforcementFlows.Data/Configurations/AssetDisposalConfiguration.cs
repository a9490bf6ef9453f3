using EnforcementFlows.Domain.Disposal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class AssetDisposalConfiguration : IEntityTypeConfiguration<AssetDisposal>
{
    public void Configure(EntityTypeBuilder<AssetDisposal> builder)
    {
        builder.HasCaseKey("asset_disposals");
        builder.BelongsToCase();
        builder.HasVersion();
        builder.Property(disposal => disposal.RulingNumber).HasMaxLength(CaseRecords.ShortText);
        builder.Ignore(disposal => disposal.CurrentRound);
        builder.Ignore(disposal => disposal.IsMovable);
        builder.HasOne<Domain.Queries.Asset>().WithMany().HasForeignKey(disposal => new { disposal.Court, disposal.AssetId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(disposal => disposal.Rounds).WithOne()
            .HasForeignKey(round => new { round.Court, round.DisposalId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(disposal => disposal.Records).WithOne()
            .HasForeignKey(record => new { record.Court, record.DisposalId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(disposal => new { disposal.Court, disposal.CaseId, disposal.StartedAt });
    }
}
