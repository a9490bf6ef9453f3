using EnforcementFlows.Domain.Queries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class AssetQueryConfiguration : IEntityTypeConfiguration<AssetQuery>
{
    public void Configure(EntityTypeBuilder<AssetQuery> builder)
    {
        builder.HasCaseKey("asset_queries");
        builder.BelongsToCase();
        builder.Property(query => query.StartedBy).HasMaxLength(CaseRecords.UserLength);
        builder.Property(query => query.Unreachable).HasMaxLength(CaseRecords.LongText);
        builder.Property(query => query.Analysis).HasMaxLength(4000);
        builder.Property(query => query.FeedbackForm).HasMaxLength(CaseRecords.ShortText);
        builder.Property(query => query.ControlFailure).HasMaxLength(CaseRecords.LongText);
        builder.Ignore(query => query.IsFinished);
        builder.HasIndex(query => new { query.Court, query.CaseId, query.System, query.StartedAt });
    }
}
