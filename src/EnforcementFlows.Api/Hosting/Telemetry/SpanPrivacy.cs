using System.Diagnostics;
using OpenTelemetry;

namespace EnforcementFlows.Api.Hosting.Telemetry;

/// <summary>
/// Takes out of a span what may hold a name, a number or a secret, whoever put it in: addresses as they were called, and the words of
/// exceptions. What happened is told by routes, types and codes. Long statements are cut.
/// </summary>
internal sealed class SpanPrivacy : BaseProcessor<Activity>
{
    /// <summary>As much of a statement as is needed to recognise it; parameters are never part of it.</summary>
    private const int MostOfAStatement = 200;

    private static readonly string[] LeftOut = ["url.path", "url.query", "user_agent.original", "client.address"];

    public override void OnEnd(Activity data)
    {
        foreach (var name in LeftOut)
        {
            if (data.GetTagItem(name) is not null)
                data.SetTag(name, null);
        }

        // a subscriber's address may hold a token
        if (data.GetTagItem("url.full") is string address)
            data.SetTag("url.full", Uri.TryCreate(address, UriKind.Absolute, out var parsed) ? parsed.GetLeftPart(UriPartial.Authority) : null);
        if (data.GetTagItem("db.query.text") is string { Length: > MostOfAStatement } statement)
            data.SetTag("db.query.text", statement[..MostOfAStatement]);
        if (data.StatusDescription is not null)
            data.SetStatus(data.Status);
    }

    /// <summary>Has an exception that is recorded on a span keep its type only.</summary>
    public static void LeaveOutWords(Activity activity, Exception exception, ref TagList tags)
    {
        tags.Add("exception.message", "");
        tags.Add("exception.stacktrace", "");
    }
}
