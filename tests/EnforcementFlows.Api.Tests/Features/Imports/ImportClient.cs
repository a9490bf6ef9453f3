using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Testing;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Imports;

/// <summary>Uploads dockets and waits for them, as a person or a system would.</summary>
internal static class ImportClient
{
    public static Task<HttpResponseMessage> UploadAsync(this HttpClient client, string csv, string name = "在办案件.csv") =>
        client.UploadAsync(Encoding.UTF8.GetBytes(csv), name);

    public static async Task<HttpResponseMessage> UploadAsync(this HttpClient client, byte[] content, string name)
    {
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var form = new MultipartFormDataContent { { file, "file", name } };
        return await client.PostAsync(new Uri("/api/cases/import", UriKind.Relative), form);
    }

    /// <summary>Uploads and waits until every line has its result.</summary>
    public static async Task<JsonElement> ImportAsync(this HttpClient client, byte[] content, string name)
    {
        using var uploaded = await client.UploadAsync(content, name);
        var job = await uploaded.ReadJsonAsync();
        uploaded.IsSuccessStatusCode.Should().BeTrue(job.ToString());
        return await client.FinishedAsync(job.GetProperty("id").GetGuid());
    }

    public static Task<JsonElement> ImportAsync(this HttpClient client, string csv) => client.ImportAsync(Encoding.UTF8.GetBytes(csv), "在办案件.csv");

    /// <summary>Waits as long as the job gets on.</summary>
    public static async Task<JsonElement> FinishedAsync(this HttpClient client, Guid id)
    {
        var job = await client.JobAsync(id);
        while (!HasEnded(job))
        {
            var done = job.GetProperty("done").GetInt32();
            await Until.TrueAsync(async () => HasEnded(job = await client.JobAsync(id)) || job.GetProperty("done").GetInt32() > done);
        }

        return job;
    }

    public static async Task<JsonElement> JobAsync(this HttpClient client, Guid id)
    {
        using var response = await client.GetAsync(new Uri($"/api/cases/import/{id}", UriKind.Relative));
        var job = await response.ReadJsonAsync();
        response.IsSuccessStatusCode.Should().BeTrue(job.ToString());
        return job;
    }

    /// <summary>All lines of a job that a query names, page by page.</summary>
    public static async Task<List<JsonElement>> LinesAsync(this HttpClient client, JsonElement job, string query = "")
    {
        var lines = new List<JsonElement>();
        for (var after = ""; ;)
        {
            using var response = await client.GetAsync(new Uri($"/api/cases/import/{job.GetProperty("id")}/lines?limit=200{after}{query}", UriKind.Relative));
            var page = await response.ReadJsonAsync();
            response.IsSuccessStatusCode.Should().BeTrue(page.ToString());
            lines.AddRange(page.GetProperty("items").EnumerateArray());
            if (page.GetProperty("next").GetString() is not { } next)
                return lines;
            after = $"&after={next}";
        }
    }

    private static bool HasEnded(JsonElement job) => job.GetProperty("state").GetString() is "finished" or "cancelled";

    public static string Counts(this JsonElement job) =>
        $"{job.GetProperty("imported")} imported, {job.GetProperty("unchanged")} unchanged, {job.GetProperty("bad")} bad of {job.GetProperty("total")}";

    /// <summary>Everything wrong with a line: column, code.</summary>
    public static IEnumerable<string> Faults(this JsonElement line) =>
        line.GetProperty("errors").EnumerateArray().Select(error => $"{error.GetProperty("field").GetString()} {error.GetProperty("code").GetString()}");
}
