using EnforcementFlows.Domain.Settlements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class SettlementInstalmentConfiguration : IEntityTypeConfiguration<SettlementInstalment>
{
    public void Configure(EntityTypeBuilder<SettlementInstalment> builder)
    {
        builder.HasCaseKey("settlement_instalments");
        builder.BelongsToCase();
        builder.HasVersion();
        builder.Property(instalment => instalment.Breach).HasMaxLength(CaseRecords.WholeText);
        builder.HasIndex(instalment => new { instalment.Court, instalment.CaseId });
        builder.HasIndex(instalment => new { instalment.Court, instalment.State, instalment.Id });
        builder.HasIndex(instalment => new { instalment.Court, instalment.RequestId, instalment.Number }).IsUnique();
    }
}
