using EnforcementFlows.Domain.Disposal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class AuctionRoundConfiguration : IEntityTypeConfiguration<AuctionRound>
{
    public void Configure(EntityTypeBuilder<AuctionRound> builder)
    {
        builder.HasCaseKey("auction_rounds");
        builder.BelongsToCase();
        builder.Property(round => round.Buyer).HasMaxLength(CaseRecords.ShortText);
        builder.HasIndex(round => new { round.Court, round.StartsAt });
    }
}
