using EnforcementFlows.Domain.Cases;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EnforcementFlows.Data.Configurations;

/// <summary>A case number is stored in its one canonical form.</summary>
internal sealed class CaseNumberConverter() : ValueConverter<CaseNumber, string>(number => number.Value, text => CaseNumber.Parse(text));
