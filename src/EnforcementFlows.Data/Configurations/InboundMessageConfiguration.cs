using EnforcementFlows.Domain.Gateways;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class InboundMessageConfiguration : IEntityTypeConfiguration<InboundMessage>
{
    public void Configure(EntityTypeBuilder<InboundMessage> builder)
    {
        builder.ToTable("inbound_messages");
        builder.HasKey(message => new { message.Court, message.Id });
        builder.Property(message => message.Court).HasMaxLength(CaseRecords.CourtLength);
        builder.Property(message => message.Id).ValueGeneratedNever();
        builder.Property(message => message.Gateway).HasMaxLength(CaseRecords.CodeLength);
        builder.Property(message => message.MessageId).HasMaxLength(CaseRecords.ShortText);
        builder.Property(message => message.Body).HasMaxLength(InboundMessage.MaxLength);
        builder.Property(message => message.OriginalBody).HasMaxLength(InboundMessage.MaxLength);
        builder.Property(message => message.Reason).HasMaxLength(CaseRecords.LongText);
        builder.HasIndex(message => new { message.Court, message.Gateway, message.MessageId }).IsUnique();
        builder.HasIndex(message => new { message.Court, message.CaseId, message.ReceivedAt });
        builder.HasIndex(message => new { message.Court, message.State, message.ReceivedAt });
    }
}
