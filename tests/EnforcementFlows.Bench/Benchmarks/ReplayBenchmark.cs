using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.Designer;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Testing;
using Studio = EnforcementFlows.Api.Tests.Features.Elsa.Designer;

namespace EnforcementFlows.Bench.Benchmarks;

/// <summary>An admin plays the past cases on a draft of the main flow, in which somebody else receives the papers: from the request until the last case has its result.</summary>
internal sealed class ReplayBenchmark : Benchmark
{
    private const string Flow = "tongbai-first-enforcement";
    private const double MostSecondsPerCase = 60.0 / 1000;

    public override string Name => "replay";

    public override async Task<IReadOnlyList<Figure>> RunAsync(Workbench bench)
    {
        var (cases, database) = (bench.IsQuick ? 50 : 1000, await bench.CreateDatabaseAsync());
        await using var court = await CourtHouse.OpenAsync(settings: ("ConnectionStrings:EnforcementFlows", database));
        var first = await court.FileAsync(Filing.First());
        await WholeCaseTests.RunAsync(court, first);
        await CopyAsync(database, first, cases - 1);
        var admin = await Studio.OpenAsync(court, "tongbai.admin");
        var draft = await admin.LatestAsync(Flow);
        Designs.Step(draft, "check-intake")["role"] = Studio.Input("clerk");
        await admin.SaveAsync(draft);

        var began = Stopwatch.GetTimestamp();
        var replay = await RunAsync(admin.Client);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;

        if ((replay.GetProperty("total").GetInt32(), replay.GetProperty("approvers").GetInt32()) != (cases, cases))
            throw new InvalidOperationException($"Of {cases} cases that would all have been received by others came {replay}.");
        return [new("replay", seconds, Target.AtMost(cases * MostSecondsPerCase), "s", $"{cases} whole cases, {cases / seconds:0.0} cases/s")];
    }

    private static async Task<JsonElement> RunAsync(HttpClient client)
    {
        using var started = await client.PostAsJsonAsync($"/api/definitions/{Flow}/replays", new { });
        var replay = await started.ReadJsonAsync();
        var path = new Uri($"/api/definitions/replays/{replay.GetProperty("id").GetGuid()}", UriKind.Relative);
        await Until.TrueAsync(async () =>
        {
            using var answer = await client.GetAsync(path);
            return (replay = await answer.ReadJsonAsync()).GetProperty("state").GetString() == "finished";
        });
        return replay;
    }

    // with its main flow, all tasks and deadlines, under other ids and numbers
    private static async Task CopyAsync(string database, Guid caseId, int copies)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(database);
        var number = """'number', regexp_replace(t.number, '[0-9]+号$', (1000 + n) || '号')""";
        await CopyRowsAsync("cases", "t.id = $1", $"'id', {Id("t.id")}, {number}");
        await CopyRowsAsync("flow_instance", OfTheFlow("t.id"), $"'id', {Id("t.id")}, 'correlation_id', {Id("t.correlation_id")}");
        foreach (var table in (string[])["flow_state", "flow_journal"])
            await CopyRowsAsync(table, OfTheFlow("t.instance_id"), $"'instance_id', {Id("t.instance_id")}");
        await CopyRowsAsync("human_task", OfTheFlow("t.instance_id"), $"'id', {Id("t.id")}, 'instance_id', {Id("t.instance_id")}, 'correlation_id', {Id("t.correlation_id")}");
        await CopyRowsAsync("deadlines", "t.case_id = $1", $"'id', {Id("t.id")}, 'case_id', {Id("t.case_id")}, 'instance_id', {Id("t.instance_id")}");
        await Workbench.SettleAsync(database);

        static string Id(string old) => $"md5({old}::text || ':' || n)::uuid";
        static string OfTheFlow(string id) => $"{id} IN (SELECT i.id FROM flow_instance i WHERE i.correlation_id = $1::text AND i.definition_id = '{Flow}')";

        async Task CopyRowsAsync(string table, string which, string changes)
        {
            await using var copy = source.CreateCommand(
                $"INSERT INTO {table} SELECT (jsonb_populate_record(NULL::{table}, to_jsonb(t) || jsonb_build_object({changes}))).* FROM {table} t, generate_series(1, $2) n WHERE {which}");
            copy.Parameters.Add(new() { Value = caseId });
            copy.Parameters.Add(new() { Value = copies });
            copy.CommandTimeout = 120;
            await copy.ExecuteNonQueryAsync();
        }
    }
}
