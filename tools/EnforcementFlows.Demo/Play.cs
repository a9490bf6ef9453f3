using System.Globalization;
using System.Text.Json.Nodes;

namespace EnforcementFlows.Demo;

/// <summary>
/// Plays the steps of all samples in order of time. Where a step stands is read from the server each time, so a step that was
/// done before a crash, or in an earlier run, is recognised instead of done again.
/// </summary>
internal sealed class Play(ApiClient api, IReadOnlyList<Sample> samples)
{
    private const string Admin = "admin";
    private const string Leader = "director"; // sees every case of the bureau
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    private readonly Dictionary<string, string> _cases = [];
    private readonly Dictionary<(string Sample, string Task), int> _met = [];
    private DateTimeOffset _now;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _now = DateTimeOffset.Parse((await api.GetAsync(Admin, "/api/clock", cancellationToken)).Get().Of("now")!, CultureInfo.InvariantCulture);
        var script = samples.SelectMany((sample, order) => sample.Steps.Select((step, index) => (sample, order, step, index)))
            .OrderBy(s => Text.Shanghais(s.step.At)).ThenBy(s => s.order).ThenBy(s => s.index).ToList();
        var number = 0;
        foreach (var (sample, _, step, index) in script)
        {
            await MoveClockAsync(Text.Shanghais(step.At), cancellationToken);
            var what = await DoAsync(sample, step, $"{sample.Name}-{index}", cancellationToken);
            Console.WriteLine($"{++number,4}  {step.At}  {sample.Name,-10} {step.By ?? "",-16} {what}");
        }

        await MoveClockAsync(_now, cancellationToken); // what is due at this very moment
    }

    // also without moving: it answers when all that is due by then is done
    private async Task MoveClockAsync(DateTimeOffset to, CancellationToken cancellationToken)
    {
        var now = to > _now ? to : _now;
        var answer = await api.PutAsync(Admin, "/api/clock", new JsonObject { ["now"] = now.ToString("O", CultureInfo.InvariantCulture) }, cancellationToken);
        _now = now;
        answer.Get();
    }

    private Task<string> DoAsync(Sample sample, Step step, string key, CancellationToken cancellationToken) => step switch
    {
        { File: true } => FileAsync(sample, step, key, cancellationToken),
        { Claim: { } name } => WorkAsync(sample, step, name, finish: false, key, cancellationToken),
        { Task: { } name } => WorkAsync(sample, step, name, finish: true, key, cancellationToken),
        { Event: { } type } => PostEventAsync(sample, step, type, key, cancellationToken),
        { Request: { } kind } => RequestAsync(sample, step, kind, key, cancellationToken),
        { Acknowledge: { } kind } => AcknowledgeAsync(sample, step, kind, key, cancellationToken),
        _ => throw new DemoException($"{sample.Name}: the step at {step.At} does nothing."),
    };

    private async Task<string> FileAsync(Sample sample, Step step, string key, CancellationToken cancellationToken)
    {
        var answer = await api.PostAsync(step.By!, "/api/cases", sample.Filing, key, cancellationToken);
        _cases[sample.Name] = answer.Get().Of("id")!;
        return $"files {sample.Filing.Of("caseNumber")}: {(int)answer.Status}";
    }

    private async Task<string> PostEventAsync(Sample sample, Step step, string type, string key, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["type"] = type, ["occurredAt"] = $"{step.At}:00+08:00", ["data"] = await FillAsync(sample, step.Data, cancellationToken) };
        (await api.PostAsync(step.By!, $"/api/cases/{_cases[sample.Name]}/events", body, key, cancellationToken)).Get();
        return type;
    }

    private async Task<string> RequestAsync(Sample sample, Step step, string kind, string key, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["reason"] = step.Reason, ["data"] = await FillAsync(sample, step.Data, cancellationToken) };
        var answer = (await api.PostAsync(step.By!, $"/api/cases/{_cases[sample.Name]}/requests/{kind}", body, key, cancellationToken)).Get();
        return $"requests {kind}: {answer.Of("state")}";
    }

    private async Task<string> AcknowledgeAsync(Sample sample, Step step, string kind, string key, CancellationToken cancellationToken)
    {
        var alerts = await api.ListAsync(step.By!, $"/api/alerts?view=mine&caseId={_cases[sample.Name]}", cancellationToken);
        var alert = alerts.LastOrDefault(a => a.Of("kind") == kind) ?? throw new DemoException($"{sample.Name}: {step.By} has no alert '{kind}'.");
        (await api.PostAsync(step.By!, $"/api/alerts/{alert.Of("id")}/acknowledge", null, key, cancellationToken)).Get();
        return $"confirms {kind}";
    }

    private async Task<string> WorkAsync(Sample sample, Step step, string name, bool finish, string key, CancellationToken cancellationToken)
    {
        var user = await api.SignInAsync(step.By!, cancellationToken);
        var task = await NextTaskAsync(sample, name, finish, cancellationToken);
        if (task.Of("state") == "done")
            return $"{name}: done already";
        CheckUnmet(sample, step, task);
        var path = $"/api/tasks/{task.Of("id")}";
        if (task.Of("assignee") is null)
            await ClaimAsync(step, path, user, key, cancellationToken);
        if (!finish)
            return $"claims {name}";
        var body = new JsonObject { ["outcome"] = step.Outcome, ["form"] = await FillAsync(sample, step.Form, cancellationToken), ["comment"] = step.Comment };
        var answer = await api.PostAsync(step.By!, $"{path}/complete", body, $"{key}-complete", cancellationToken);
        return answer.Succeeded ? $"{name}: {step.Outcome}" : throw new DemoException($"{sample.Name}: {step.By} can not finish “{name}”: {answer}");
    }

    // a claim that was cut off may have been taken: then the task is this person's
    private async Task ClaimAsync(Step step, string path, string user, string key, CancellationToken cancellationToken)
    {
        var claimed = await api.PostAsync(step.By!, $"{path}/claim", null, $"{key}-claim", cancellationToken);
        if (!claimed.Succeeded && (await api.GetAsync(step.By!, path, cancellationToken)).Get().Of("assignee") != user)
            throw new DemoException($"{step.By} can not claim: {claimed}");
    }

    private static void CheckUnmet(Sample sample, Step step, JsonNode task)
    {
        if (step.Unmet is null)
            return;
        var shown = task["item"]?["unmet"]?.AsArray().Select(u => u!.Of("code")!) ?? [];
        if (!shown.SequenceEqual(step.Unmet))
            throw new DemoException($"{sample.Name}: unmet conditions {string.Join(", ", shown)} instead of {string.Join(", ", step.Unmet)}.");
    }

    /// <summary>The n-th task of a name, where n tasks of that name are worked on by the sample up to here. Effects after a commit may still be on their way.</summary>
    private async Task<JsonNode> NextTaskAsync(Sample sample, string name, bool finish, CancellationToken cancellationToken)
    {
        var position = _met.GetValueOrDefault((sample.Name, name));
        if (finish)
            _met[(sample.Name, name)] = position + 1;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        while (true)
        {
            var tasks = await api.ListAsync(Leader, $"/api/cases/{_cases[sample.Name]}/tasks", cancellationToken);
            if (tasks.Where(t => t.Of("name") == name && t.Of("state") != "void").ElementAtOrDefault(position) is { } task)
                return task;
            if (limit.IsCancellationRequested)
                throw new DemoException($"{sample.Name}: there is no task “{name}”; open: {string.Join("、", tasks.Where(t => t.Of("state") is not ("done" or "void")).Select(t => t.Of("name")))}.");
            await Task.Delay(Poll, cancellationToken);
        }
    }

    // {case}, {subject:node} what a node's deadline is about (a receipt), {asset:kind} and {request:kind} their ids
    private async Task<JsonNode?> FillAsync(Sample sample, JsonObject? form, CancellationToken cancellationToken)
    {
        if (form is null)
            return null;
        var path = $"/api/cases/{_cases[sample.Name]}";
        var text = form.ToJsonString(Text.Json).Replace("{case}", _cases[sample.Name], StringComparison.Ordinal);
        text = await FillAsync(text, "{subject:", $"{path}/deadlines", "node", "subjectId", cancellationToken);
        text = await FillAsync(text, "{asset:", $"{path}/assets", "kind", "id", cancellationToken);
        text = await FillAsync(text, "{request:", $"{path}/requests", "kind", "id", cancellationToken);
        return JsonNode.Parse(text);
    }

    private async Task<string> FillAsync(string text, string mark, string list, string key, string value, CancellationToken cancellationToken)
    {
        while (text.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var start)
        {
            var end = text.IndexOf('}', start);
            var wanted = text[(start + mark.Length)..end];
            var rows = await api.ListAsync(Leader, list, cancellationToken);
            var found = rows.FirstOrDefault(row => row.Of(key) == wanted)?.Of(value) ?? throw new DemoException($"{list} has no '{wanted}'.");
            text = text[..start] + found + text[(end + 1)..];
        }

        return text;
    }
}
