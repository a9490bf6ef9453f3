using System.Globalization;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Alerts;

namespace EnforcementFlows.Api.Features.Alerts;

/// <summary>Raises alerts, each exactly once.</summary>
internal static class Alerting
{
    /// <summary>
    /// Adds the alert unless one of the same key is in this burst already. One from an earlier burst can not exist: a burst that
    /// raises alerts takes its timer or task away in the same transaction, and the key's unique index guards the rest.
    /// </summary>
    public static void Raise(this EnforcementDbContext db, Alert alert)
    {
        if (!db.Tracked<Alert>().Any(a => a.Key == alert.Key && a.Court == alert.Court))
            db.Alerts.Add(alert);
    }
}

/// <summary>Instants as forms and scripts carry them: ISO-8601 text.</summary>
internal static class InstantText
{
    public static DateTimeOffset? Read(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUniversalTime() : null;
}
