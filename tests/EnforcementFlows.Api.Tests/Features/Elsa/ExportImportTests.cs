using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Workflow.Definitions;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Features.Elsa;

/// <summary>Flows go out as files and come in again the same; an archive that would fill the disk does not.</summary>
public sealed class ExportImportTests
{
    private static readonly string[] OfTheVersion = ["id", "definitionId", "version", "createdAt", "isPublished", "isLatest"];

    [Fact]
    public async Task Export_ThenImportAtAnotherCourt_IsEqualAfterSorting()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (tongbai, wolong) = (await Designer.OpenAsync(court, "tongbai.admin"), await Designer.OpenAsync(court, "wolong.admin"));
        var (name, file) = await ExportAsync(tongbai, "/workflow-definitions/payout/export?versionOptions=1&includeConsumingWorkflows=False");
        var other = JsonNode.Parse(file)!.AsObject();
        (other["definitionId"], other["name"]) = ("payout-copy", "PayoutCopy");

        var imported = await wolong.PostAsync("/workflow-definitions/import", other.DeepClone());
        var (_, again) = await ExportAsync(wolong, "/workflow-definitions/payout-copy/export");

        name.Should().Be("payout-v1.json");
        imported["isPublished"]!.GetValue<bool>().Should().BeFalse();
        ContentHash(JsonNode.Parse(again)!.AsObject()).Should().Be(ContentHash(other));
        again.Should().NotContain("EnforcementFlows:", "it is a file for any Elsa");
    }

    [Fact]
    public async Task Import_WhatIsThereAlready_MakesNoDraft()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");
        var (_, file) = await ExportAsync(admin, "/workflow-definitions/payout/export");

        var imported = await admin.PostAsync("/workflow-definitions/import", JsonNode.Parse(file));

        imported["version"]!.GetValue<int>().Should().Be(1);
    }

    [Fact]
    public async Task Archive_ExportedAndImported_HoldsAllFiles()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");
        using var exported = await admin.Client.PostAsync(
            new Uri("/elsa/api/bulk-actions/export/workflow-definitions", UriKind.Relative),
            new StringContent("""{"ids":["payout-v1","close-v1"],"includeConsumingWorkflows":false}""", Encoding.UTF8, "application/json"));
        var archive = await exported.Content.ReadAsByteArrayAsync();

        exported.Content.Headers.ContentDisposition!.FileName.Should().Be("workflow-definitions.zip");
        (await UploadAsync(admin, ("flows.zip", archive), ("new.json", Encoding.UTF8.GetBytes(Designer.NewFlow("文件导入").ToJsonString()))))["count"]!.GetValue<int>().Should().Be(3);
        (await admin.GetAsync("/workflow-definitions?versionOptions=Draft"))["items"]!.AsArray().Select(item => item!["name"]!.GetValue<string>()).Should().Equal("文件导入");
    }

    [Fact]
    public async Task Import_OneBadFile_TakesInNone()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");

        using var response = await SendAsync(admin, ("good.json", Encoding.UTF8.GetBytes(Designer.NewFlow("好文件").ToJsonString())), ("bad.json", "{"u8.ToArray()));

        (await Designer.ReasonAsync(response)).Should().Contain("bad.json");
        (await admin.GetAsync("/workflow-definitions?versionOptions=Draft"))["totalCount"]!.GetValue<int>().Should().Be(0);
    }

    [Fact]
    public async Task Import_ArchiveThatUnpacksToMuch_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var admin = await Designer.OpenAsync(court, "tongbai.admin");

        using var large = await SendAsync(admin, ("bomb.zip", Zip(1, new byte[40 * 1024 * 1024])));
        (await Designer.ReasonAsync(large)).Should().Contain("过大");
        using var many = await SendAsync(admin, ("many.zip", Zip(201, "{}"u8.ToArray())));
        (await Designer.ReasonAsync(many)).Should().Contain("多于 200 个");
        using var together = await SendAsync(admin, ("one.zip", Zip(3, new byte[6 * 1024 * 1024])), ("two.zip", Zip(3, new byte[6 * 1024 * 1024])));
        (await Designer.ReasonAsync(together)).Should().Contain("合计至多 32 MB", "each is within it");
        using var manyTogether = await SendAsync(admin, ("one.zip", Zip(101, "{}"u8.ToArray())), ("two.zip", Zip(101, "{}"u8.ToArray())));
        (await Designer.ReasonAsync(manyTogether)).Should().Contain("多于 200 个");
        using var broken = await SendAsync(admin, ("broken.zip", [1, 2, 3]));
        (await Designer.ReasonAsync(broken)).Should().Contain("不是有效的 ZIP");
    }

    private static byte[] Zip(int entries, byte[] content)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < entries; i++)
            {
                using var entry = zip.CreateEntry($"{i}.json").Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static async Task<(string? Name, string Text)> ExportAsync(Designer designer, string path)
    {
        using var response = await designer.Client.GetAsync(new Uri($"/elsa/api{path}", UriKind.Relative));
        response.IsSuccessStatusCode.Should().BeTrue();
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
        return (response.Content.Headers.ContentDisposition!.FileName, await response.Content.ReadAsStringAsync());
    }

    private static async Task<JsonObject> UploadAsync(Designer designer, params (string Name, byte[] Content)[] files)
    {
        using var response = await SendAsync(designer, files);
        var text = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.Should().BeTrue(text);
        return JsonNode.Parse(text)!.AsObject();
    }

    private static async Task<HttpResponseMessage> SendAsync(Designer designer, params (string Name, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(part, "files", name);
        }

        return await designer.Client.PostAsync(new Uri("/elsa/api/workflow-definitions/import-files", UriKind.Relative), form);
    }

    private static string ContentHash(JsonObject document)
    {
        foreach (var member in OfTheVersion)
            document.Remove(member);
        return DefinitionWriter.Hash(document);
    }
}
