using EnforcementFlows.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

/// <summary>What the tables of proposed changes have in common.</summary>
internal static class RuleChanges
{
    public static void IsRuleChange<T>(this EntityTypeBuilder<T> builder, string table)
        where T : RuleChange
    {
        builder.ToTable(table);
        builder.HasKey(change => new { change.Court, change.Id });
        builder.Property(change => change.Court).HasMaxLength(CaseRecords.CourtLength);
        builder.Property(change => change.Id).ValueGeneratedNever();
        builder.Property(change => change.ProposedBy).HasMaxLength(CaseRecords.UserLength);
        builder.Property(change => change.DecidedBy).HasMaxLength(CaseRecords.UserLength);
        builder.HasIndex(change => new { change.Court, change.CreatedAt, change.Id });
    }
}
