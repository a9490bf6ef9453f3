using EnforcementFlows.Domain.Parties;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class PartyConfiguration : IEntityTypeConfiguration<Party>
{
    public void Configure(EntityTypeBuilder<Party> builder)
    {
        builder.HasCaseKey("parties");
        builder.Property(party => party.Name).HasMaxLength(CaseRecords.ShortText);
        builder.Property(party => party.NameKey).HasMaxLength(CaseRecords.ShortText).UseCollation(CaseRecords.ByCharacter).HasComputedColumnSql("party_name_key(name)", stored: true); // migration AskSignersAndStandIn
        builder.Property(party => party.IdNumber).HasMaxLength(40);
        builder.Property(party => party.Phone).HasMaxLength(40);
        builder.Property(party => party.Address).HasMaxLength(300);
        builder.HasIndex(party => new { party.Court, party.Name });
        builder.HasIndex(party => new { party.Court, party.NameKey, party.CaseId }); // cases by the beginning of a name
        builder.HasIndex(party => new { party.Court, party.IdNumber, party.CaseId }); // related cases: the same debtor
    }
}
