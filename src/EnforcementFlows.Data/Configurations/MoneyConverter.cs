using EnforcementFlows.Domain;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EnforcementFlows.Data.Configurations;

/// <summary>Money is numeric(18,2).</summary>
internal sealed class MoneyConverter() : ValueConverter<Money, decimal>(money => money.Amount, amount => Money.Of(amount));
