using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Parties;

namespace EnforcementFlows.Domain.Cases;

/// <summary>The fingerprint of a filing: SHA-256 over its values in a fixed order, lower-case hex.</summary>
internal static class FilingHash
{
    public static string Of(CaseFiling filing)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            Write(json, filing);
        return Convert.ToHexStringLower(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
    }

    private static void Write(Utf8JsonWriter json, CaseFiling filing)
    {
        json.WriteStartArray();
        json.WriteStringValue(filing.Number.ToString());
        json.WriteStringValue(filing.Type.Code());
        Write(json, filing.ApplicationReceivedOn);
        json.WriteStringValue(filing.FiledAt.UtcDateTime);
        json.WriteStringValue(filing.MaterialReceivedAt.UtcDateTime);
        json.WriteStringValue(filing.Title.Kind);
        json.WriteStringValue(filing.Title.Number);
        Write(json, filing.Title.EffectiveOn);
        json.WriteStringValue(filing.Title.IssuedBy);
        json.WriteStringValue(filing.Cause);
        json.WriteStringValue(filing.ClaimAmount.ToString());
        json.WriteStringValue(filing.AssignedHandler);
        foreach (var party in filing.Parties)
            Write(json, party);
        foreach (var measure in filing.ExistingMeasures)
            Write(json, measure);
        json.WriteRawValue(filing.Facts);
        if (filing.PriorCaseNumber is { } prior) // others keep the fingerprint that they have always had
            json.WriteStringValue(prior.Value);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, FiledParty party)
    {
        json.WriteStartArray();
        json.WriteStringValue(party.Role.Code());
        json.WriteStringValue(party.Kind.Code());
        json.WriteStringValue(party.Name);
        json.WriteStringValue(party.IdNumber);
        json.WriteStringValue(party.Phone);
        json.WriteStringValue(party.Address);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, FiledMeasure measure)
    {
        json.WriteStartArray();
        json.WriteStringValue(measure.Kind.Code());
        json.WriteStringValue(measure.AssetKind.Code());
        json.WriteStringValue(measure.Property);
        Write(json, measure.StartsOn);
        Write(json, measure.EndsOn);
        json.WriteStringValue(measure.Document);
        json.WriteStringValue(measure.AmountLimit?.ToString());
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, DateOnly? day) =>
        json.WriteStringValue(day?.ToString("O", CultureInfo.InvariantCulture));
}
