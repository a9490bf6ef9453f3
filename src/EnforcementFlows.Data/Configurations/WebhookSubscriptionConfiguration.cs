using EnforcementFlows.Data.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class WebhookSubscriptionConfiguration : IEntityTypeConfiguration<WebhookSubscription>
{
    public void Configure(EntityTypeBuilder<WebhookSubscription> builder)
    {
        builder.ToTable("webhook_subscriptions");
        builder.HasKey(subscription => new { subscription.Court, subscription.Id });
        builder.Property(subscription => subscription.Court).HasMaxLength(CaseRecords.CourtLength);
        builder.Property(subscription => subscription.Id).ValueGeneratedNever();
        builder.Property(subscription => subscription.ClientId).HasMaxLength(CaseRecords.UserLength);
        builder.Property(subscription => subscription.Url).HasMaxLength(CaseRecords.LongText);
        builder.Property(subscription => subscription.ProtectedSecret).HasMaxLength(CaseRecords.LongText);
        builder.HasIndex(subscription => new { subscription.Court, subscription.ClientId });
    }
}
