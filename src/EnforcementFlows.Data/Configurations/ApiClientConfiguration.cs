using EnforcementFlows.Data.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class ApiClientConfiguration : IEntityTypeConfiguration<ApiClient>
{
    public void Configure(EntityTypeBuilder<ApiClient> builder)
    {
        builder.ToTable("api_clients");
        builder.Property(client => client.Id).HasMaxLength(96);
        builder.Property(client => client.Court).HasMaxLength(32);
        builder.Property(client => client.DisplayName).HasMaxLength(64);
        builder.HasIndex(client => client.Court);
    }
}
