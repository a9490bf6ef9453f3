using EnforcementFlows.Domain.Gateways;
using EnforcementFlows.Domain.Supervision;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class OperatorActConfiguration : IEntityTypeConfiguration<OperatorAct>
{
    public void Configure(EntityTypeBuilder<OperatorAct> builder)
    {
        builder.ToTable("operator_acts");
        builder.HasKey(act => new { act.Court, act.Id });
        builder.Property(act => act.Court).HasMaxLength(CaseRecords.CourtLength);
        builder.Property(act => act.Id).ValueGeneratedNever();
        builder.Property(act => act.By).HasMaxLength(CaseRecords.UserLength);
        builder.Property(act => act.ConfirmedBy).HasMaxLength(CaseRecords.UserLength);
        builder.Property(act => act.Act).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(act => act.SubjectKind).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(act => act.SubjectId).HasMaxLength(CaseRecords.ShortText);
        builder.Property(act => act.Reason).HasMaxLength(CaseRecords.LongText);
        builder.Property(act => act.Before).HasMaxLength(InboundMessage.MaxLength);
        builder.Property(act => act.After).HasMaxLength(InboundMessage.MaxLength);
        builder.HasIndex(act => new { act.Court, act.At, act.Id });
        builder.HasIndex(act => new { act.Court, act.SubjectKind, act.SubjectId });
    }
}
