using EnforcementFlows.Domain.Supervision;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class RefusedActConfiguration : IEntityTypeConfiguration<RefusedAct>
{
    public void Configure(EntityTypeBuilder<RefusedAct> builder)
    {
        builder.ToTable("refused_acts");
        builder.HasKey(act => new { act.Court, act.Id });
        builder.Property(act => act.Court).HasMaxLength(CaseRecords.CourtLength);
        builder.Property(act => act.Id).ValueGeneratedNever();
        builder.Property(act => act.By).HasMaxLength(CaseRecords.UserLength);
        builder.Property(act => act.Act).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(act => act.Subject).HasMaxLength(CaseRecords.ShortText);
        builder.Property(act => act.Code).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(act => act.Reason).HasMaxLength(CaseRecords.WholeText);
        builder.HasIndex(act => new { act.Court, act.At, act.Id });
        builder.HasIndex(act => new { act.Court, act.CaseId });
    }
}
