using System.Globalization;
using EnforcementFlows.Data;
using EnforcementFlows.Domain.Alerts;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Supervision;

namespace EnforcementFlows.Api.Features.Alerts;

/// <summary>Raises alerts, each exactly once.</summary>
internal static class Alerting
{
    /// <summary>
    /// Adds the alert and its line of the work log (工作日志, WL-1.1-6b) unless one of the same key is in this burst already. One from
    /// an earlier burst can not exist: a burst that raises alerts takes its timer or task away in the same transaction, and the key's
    /// unique index guards the rest.
    /// </summary>
    public static void Raise(
        this EnforcementDbContext db, AlertRecipient recipient, EnforcementCase about, AlertKind kind, string occasion, AlertContent content, DateTimeOffset now,
        string? by = null)
    {
        var alert = Alert.To(recipient, about, kind, occasion, content, now);
        if (db.Tracked<Alert>().Any(a => a.Key == alert.Key && a.Court == alert.Court))
            return;
        db.Alerts.Add(alert);
        db.WorkLog.Add(WorkLogEntry.Of(alert, about, by));
    }
}

/// <summary>Instants as forms and scripts carry them: ISO-8601 text.</summary>
internal static class InstantText
{
    public static DateTimeOffset? Read(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUniversalTime() : null;
}
