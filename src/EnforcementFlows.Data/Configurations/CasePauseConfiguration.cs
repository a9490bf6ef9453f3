using EnforcementFlows.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class CasePauseConfiguration : IEntityTypeConfiguration<CasePause>
{
    public void Configure(EntityTypeBuilder<CasePause> builder)
    {
        builder.HasCaseKey("case_pauses");
        builder.Property(pause => pause.Document).HasMaxLength(CaseRecords.ShortText);
        builder.Property(pause => pause.ApprovedBy).HasMaxLength(CaseRecords.UserLength);
    }
}
