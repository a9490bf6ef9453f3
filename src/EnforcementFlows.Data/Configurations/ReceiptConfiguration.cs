using EnforcementFlows.Domain.Funds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnforcementFlows.Data.Configurations;

internal sealed class ReceiptConfiguration : IEntityTypeConfiguration<Receipt>
{
    public void Configure(EntityTypeBuilder<Receipt> builder)
    {
        builder.ToTable("receipts");
        builder.HasKey(receipt => new { receipt.Court, receipt.Id });
        builder.Property(receipt => receipt.Court).HasMaxLength(CaseRecords.CourtLength);
        builder.Property(receipt => receipt.Id).ValueGeneratedNever();
        builder.Property(receipt => receipt.Version).IsConcurrencyToken();
        builder.Property(receipt => receipt.Reference).HasMaxLength(100);
        builder.Property(receipt => receipt.Payer).HasMaxLength(CaseRecords.ShortText);
        builder.Property(receipt => receipt.Remark).HasMaxLength(CaseRecords.LongText);
        builder.HasMany(receipt => receipt.Claims).WithOne()
            .HasForeignKey(claim => new { claim.Court, claim.ReceiptId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(receipt => new { receipt.Court, receipt.Reference }).IsUnique(); // the bank may report it twice
        builder.HasIndex(receipt => new { receipt.Court, receipt.ArrivedAt, receipt.Id });
        builder.HasIndex(receipt => new { receipt.Court, receipt.ArrivedAt, receipt.Id }, "ix_receipts_unclaimed").HasFilter("claimed + returned < amount"); // few, of very many
    }
}
