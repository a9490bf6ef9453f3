using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Api.Tests.Workflows;
using EnforcementFlows.Workflow.Definitions;
using FluentAssertions;
using Studio = EnforcementFlows.Api.Tests.Features.Elsa.Designer;

namespace EnforcementFlows.Api.Tests.Features.Designer;

/// <summary>A whole court goes out as one file and comes in again; what comes in holds only when a second person has approved it.</summary>
public sealed class CourtArchiveTests
{
    private const string Admin = "tongbai.admin";
    private const string Director = "tongbai.director";
    private static readonly string[] OfTheVersion = ["id", "version", "createdAt", "isPublished", "isLatest", "effectiveFrom", "toolVersion"];

    [Fact]
    public async Task Export_HoldsTheWholeCourtWithItsHashes()
    {
        await using var court = await CourtHouse.OpenAsync();

        var files = await ExportAsync(court);
        var manifest = JsonNode.Parse(files["manifest.json"])!;

        (manifest["court"]!.GetValue<string>(), manifest["formatVersion"]!.GetValue<int>(), manifest["profileVersion"]!.GetValue<int>()).Should().Be(("tongbai", 1, 1));
        files.Keys.Should().Contain(["profile.json", "requirements.json", "clauses.json", "definitions/tongbai-first-enforcement.json", "definitions/payout.json", "documents/enforcement-notice.docx"]);
        var listed = manifest["files"]!.AsArray().ToDictionary(file => file!["path"]!.GetValue<string>(), file => file!["sha256"]!.GetValue<string>());
        listed.Should().BeEquivalentTo(files.Where(file => file.Key != "manifest.json").ToDictionary(file => file.Key, file => Convert.ToHexStringLower(SHA256.HashData(file.Value))));
        files["documents/enforcement-notice.docx"].Should().Equal(await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "workflows", "national", "documents", "enforcement-notice.docx")));
    }

    [Fact]
    public async Task Import_WhatWasExported_ChangesNothingAndExportsTheSame()
    {
        await using var court = await CourtHouse.OpenAsync();
        var files = await ExportAsync(court);

        var report = await ImportAsync(court, Admin, files);

        report.Should().HaveCount(files.Count - 1);
        report.Select(line => line.GetProperty("state").GetString()).Should().OnlyContain(state => state == "unchanged");
        (await court.ListAsync(Admin, "/api/profiles/changes")).Should().BeEmpty();
        Contents(await ExportAsync(court)).Should().BeEquivalentTo(Contents(files));
    }

    [Fact]
    public async Task Import_ChangedArchive_HoldsWhenASecondPersonHasApprovedIt()
    {
        await using var court = await CourtHouse.OpenAsync();
        var files = await ExportAsync(court);
        Change(files, "profile.json", profile => (profile["nodes"]!["enforcement-notice"]!["court"]!["n"], profile["outcomes"]) = (2, new JsonObject { ["put-off"] = "延期再办" }));
        Change(files, "definitions/payout.json", flow => flow["description"] = "案款发放：改");
        Change(files, "requirements.json", requirements => requirements["waivers"] = new JsonObject { ["clock"] = "不计" });
        files["documents/enforcement-notice.docx"] = "PK"u8.ToArray();

        var report = await ImportAsync(court, Admin, Listed(files));

        report.Where(line => Text(line, "state") != "unchanged").Select(line => $"{Text(line, "path")} {Text(line, "state")}").Should().BeEquivalentTo(
            "profile.json proposed", "definitions/payout.json draft", "requirements.json delivered", "documents/enforcement-notice.docx delivered");
        Contents(await ExportAsync(court))["definitions/payout.json"].Should().NotBe(Contents(files)["definitions/payout.json"], "a draft does not hold");
        (await ImportAsync(court, Admin, Listed(files))).Single(line => Text(line, "path") == "profile.json").GetProperty("profileChangeId").GetGuid()
            .Should().Be(report.Single(line => Text(line, "path") == "profile.json").GetProperty("profileChangeId").GetGuid(), "the same again proposes nothing twice");

        await ApproveAsync(court, report);

        var now = Contents(await ExportAsync(court));
        now["definitions/payout.json"].Should().Be(Contents(files)["definitions/payout.json"]);
        now["profile.json"].Should().Be(Contents(files)["profile.json"]);
    }

    [Fact]
    public async Task Import_Preview_SaysWhatWouldChangeAndChangesNothing()
    {
        await using var court = await CourtHouse.OpenAsync();
        var files = await ExportAsync(court);
        Change(files, "profile.json", profile => profile["nodes"]!["enforcement-notice"]!["court"]!["n"] = 2);
        Change(files, "definitions/payout.json", flow => flow["description"] = "案款发放：改");

        var report = (await ImportAsync(court, Admin, Listed(files), isPreview: true)).ToDictionary(line => Text(line, "path")!);

        Text(report["profile.json"], "state").Should().Be("proposed");
        report["profile.json"].GetProperty("changes").EnumerateArray().Select(change => change.GetString()).Should().Equal("nodes.enforcement-notice.court.n：3 改为 2");
        report["profile.json"].GetProperty("profileChangeId").ValueKind.Should().Be(JsonValueKind.Null);
        Text(report["definitions/payout.json"], "state").Should().Be("draft");
        report["definitions/payout.json"].GetProperty("changes").EnumerateArray().Should().ContainSingle();
        report["definitions/close.json"].GetProperty("changes").ValueKind.Should().Be(JsonValueKind.Null);
        (await court.ListAsync(Admin, "/api/profiles/changes")).Should().BeEmpty();
        (await court.ListAsync(Admin, "/api/definitions?limit=200")).Should().OnlyContain(flow => flow.GetProperty("draft").ValueKind == JsonValueKind.Null && flow.GetProperty("editing").ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public async Task Import_AtAnotherCourt_TakesTheFlowsAndNotTheProfile()
    {
        await using var court = await CourtHouse.OpenAsync();
        var files = await ExportAsync(court);

        var report = await ImportAsync(court, "wolong.admin", files);

        report.Single(line => Text(line, "path") == "profile.json").GetProperty("messages")[0].GetString().Should().Contain("另一法院（tongbai）的配置");
        var draft = report.Single(line => Text(line, "path") == "definitions/payout.json");
        Text(draft, "state").Should().Be("draft");
        var saved = await (await Studio.OpenAsync(court, "wolong.admin")).LatestAsync("payout");
        Content(JsonNode.Parse(saved.ToJsonString())!.AsObject(), "customProperties").Should().Be(Content(JsonNode.Parse(files["definitions/payout.json"])!.AsObject(), "customProperties"));
    }

    [Fact]
    public async Task Import_FilesThatDoNotFitTheManifest_AreRefusedOneByOne()
    {
        await using var court = await CourtHouse.OpenAsync();
        var files = await ExportAsync(court);
        Change(files, "definitions/payout.json", flow => flow["description"] = "未列入清单的改动");
        files.Remove("definitions/close.json");
        files["extra.txt"] = "x"u8.ToArray();

        var report = (await ImportAsync(court, Admin, files)).Where(line => Text(line, "state") == "refused").ToDictionary(line => Text(line, "path")!, line => line.GetProperty("messages")[0].GetString());

        report.Should().BeEquivalentTo(new Dictionary<string, string?>
        {
            ["definitions/payout.json"] = "内容与清单不符，可能已损坏或者被改动。",
            ["definitions/close.json"] = "压缩包中没有这个文件。",
            ["extra.txt"] = "清单中没有这个文件。",
        });
    }

    [Fact]
    public async Task Import_FlowThatAnotherEdits_IsRefusedAndTheRestIsTaken()
    {
        await using var court = await CourtHouse.OpenAsync();
        var files = await ExportAsync(court);
        await (await Studio.OpenAsync(court, Director)).LatestAsync("payout");
        Change(files, "definitions/payout.json", flow => flow["description"] = "案款发放：改");
        Change(files, "definitions/close.json", flow => flow["description"] = "结案：改");

        var report = (await ImportAsync(court, Admin, Listed(files))).ToDictionary(line => Text(line, "path")!);

        report["definitions/payout.json"].GetProperty("messages")[0].GetString().Should().Contain("正在编辑该流程");
        Text(report["definitions/close.json"], "state").Should().Be("draft");
    }

    [Fact]
    public async Task Import_OverTheImportersOwnDraft_IsSaidBeforehandAndDoneOnlyWhereTicked()
    {
        await using var court = await CourtHouse.OpenAsync();
        var files = await ExportAsync(court);
        Change(files, "definitions/payout.json", flow => flow["description"] = "案款发放：文件");
        Change(files, "definitions/close.json", flow => flow["description"] = "结案：文件");
        await DescribeAsync(court, Admin, "payout", "案款发放：草稿");

        var preview = Payout(await ImportAsync(court, Admin, Listed(files), isPreview: true));
        (Text(preview, "state"), preview.GetProperty("overwritesDraft").GetBoolean()).Should().Be(("draft", true));
        preview.GetProperty("messages")[0].GetString().Should().Contain("覆盖您未发布的草稿（第 2 版）").And.Contain("原草稿留在“各版”中");
        preview.GetProperty("changes").EnumerateArray().Select(change => change.GetString()).Should().ContainSingle().Which.Should().Contain("草稿").And.Contain("文件");

        var report = await ImportAsync(court, Admin, files);
        Text(Payout(report), "state").Should().Be("refused");
        Payout(report).GetProperty("messages")[0].GetString().Should().Contain("请勾选“覆盖我的草稿”");
        Text(report.Single(line => Text(line, "path") == "definitions/close.json"), "state").Should().Be("draft", "the others are taken");
        (await DescriptionAsync()).Should().Be("案款发放：草稿");

        Text(Payout(await ImportAsync(court, Admin, files, overwriteDrafts: true)), "state").Should().Be("draft");
        (await DescriptionAsync()).Should().Be("案款发放：文件");
        (await (await Studio.OpenAsync(court, Admin)).GetAsync("/workflow-definitions/by-id/payout-v2"))["description"]!.GetValue<string>().Should().Be("案款发放：草稿", "it can be come back to");
        Payout(await ImportAsync(court, Admin, files)).GetProperty("overwritesDraft").GetBoolean().Should().BeFalse("it is the same by now");

        static JsonElement Payout(List<JsonElement> report) => report.Single(line => Text(line, "path") == "definitions/payout.json");
        async Task<string> DescriptionAsync() => (await (await Studio.OpenAsync(court, Admin)).LatestAsync("payout"))["description"]!.GetValue<string>();
    }

    [Fact]
    public async Task Import_OverADraftThatAnotherHasWorkedOn_IsRefusedThoughTheImporterSavedItLast()
    {
        await using var court = await CourtHouse.OpenAsync();
        var files = await ExportAsync(court);
        Change(files, "definitions/payout.json", flow => flow["description"] = "案款发放：文件");
        await DescribeAsync(court, Director, "payout", "案款发放：局长");
        await Studio.LapseAsync(court);
        await DescribeAsync(court, Admin, "payout", "案款发放：局长、管理员");

        var report = await ImportAsync(court, Admin, Listed(files), overwriteDrafts: true);

        report.Single(line => Text(line, "path") == "definitions/payout.json").GetProperty("messages")[0].GetString().Should().Contain("中有他人的修改，不能以导入的文件覆盖");
    }

    [Fact]
    public async Task Import_WhatIsNoArchiveOfACourt_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();

        (await CodeAsync(court, "x"u8.ToArray())).Should().Be("archive.invalid");
        (await CodeAsync(court, Zip(new() { ["a.json"] = "{}"u8.ToArray() }))).Should().Be("archive.manifest");
        (await CodeAsync(court, Zip(new() { ["manifest.json"] = """{"format":"other"}"""u8.ToArray() }))).Should().Be("archive.manifest");
        (await CodeAsync(court, Zip(new() { ["manifest.json"] = new byte[9 * 1024 * 1024] }))).Should().Be("archive.too-large");
        using var without = await SendAsync(court, Admin, Zip([]), reason: null);
        (await without.ReadJsonAsync()).GetProperty("errors")[0].GetProperty("field").GetString().Should().Be("reason");
    }

    private static async Task DescribeAsync(CourtHouse court, string who, string flow, string description)
    {
        var studio = await Studio.OpenAsync(court, who);
        var draft = await studio.LatestAsync(flow);
        draft["description"] = description;
        await studio.SaveAsync(draft);
    }

    private static async Task<string?> CodeAsync(CourtHouse court, byte[] archive)
    {
        using var answer = await SendAsync(court, Admin, archive);
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        return (await answer.ReadJsonAsync()).GetProperty("errors")[0].GetProperty("code").GetString();
    }

    private static async Task<Dictionary<string, byte[]>> ExportAsync(CourtHouse court)
    {
        using var answer = await (await court.AsAsync(Admin)).GetAsync(new Uri("/api/definitions/archive", UriKind.Relative));
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var stream = entry.Open();
            using var content = new MemoryStream();
            stream.CopyTo(content);
            return content.ToArray();
        });
    }

    private static async Task<List<JsonElement>> ImportAsync(CourtHouse court, string who, Dictionary<string, byte[]> files, bool isPreview = false, bool overwriteDrafts = false)
    {
        using var answer = isPreview ? await SendAsync(court, who, Zip(files), reason: null, preview: true) : await SendAsync(court, who, Zip(files), overwriteDrafts: overwriteDrafts);
        var json = await answer.ReadJsonAsync();
        answer.StatusCode.Should().Be(HttpStatusCode.OK, json.ToString());
        return [.. json.GetProperty("files").EnumerateArray()];
    }

    private static async Task<HttpResponseMessage> SendAsync(CourtHouse court, string who, byte[] archive, string? reason = "由他处带来", bool preview = false, bool overwriteDrafts = false)
    {
        using var form = new MultipartFormDataContent();
        var part = new ByteArrayContent(archive);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        form.Add(part, "file", "court.zip");
        if (reason is not null)
            form.Add(new StringContent(reason), "reason");
        if (preview)
            form.Add(new StringContent("true"), "preview");
        if (overwriteDrafts)
            form.Add(new StringContent("true"), "overwriteDrafts");
        return await (await court.AsAsync(who)).PostAsync(new Uri("/api/definitions/archive", UriKind.Relative), form);
    }

    private static async Task ApproveAsync(CourtHouse court, List<JsonElement> report)
    {
        var change = report.Single(line => Text(line, "path") == "profile.json").GetProperty("profileChangeId").GetGuid();
        using var profile = await (await court.AsAsync(Director)).PostAsync(new Uri($"/api/profiles/changes/{change}/approve", UriKind.Relative), null);
        profile.IsSuccessStatusCode.Should().BeTrue(await profile.Content.ReadAsStringAsync());
        await (await Studio.OpenAsync(court, Admin)).PostAsync("/workflow-definitions/payout/publish");
        var release = (await court.ListAsync(Director, "/api/definitions/releases?state=proposed")).Single().GetProperty("id").GetGuid();
        using var flow = await (await court.AsAsync(Director)).PostAsJsonAsync($"/api/definitions/releases/{release}/approve", new { opinion = "同意" });
        flow.IsSuccessStatusCode.Should().BeTrue(await flow.Content.ReadAsStringAsync());
    }

    private static void Change(Dictionary<string, byte[]> files, string path, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(files[path])!;
        change(json);
        files[path] = Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    // with a manifest that says what is in it now
    private static Dictionary<string, byte[]> Listed(Dictionary<string, byte[]> files)
    {
        Change(files, "manifest.json", manifest =>
        {
            foreach (var file in manifest["files"]!.AsArray())
                file!["sha256"] = Convert.ToHexStringLower(SHA256.HashData(files[file["path"]!.GetValue<string>()]));
        });
        return files;
    }

    private static byte[] Zip(Dictionary<string, byte[]> files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in files)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    // what is in the files, whatever the order of members and the number of the version
    private static Dictionary<string, string> Contents(Dictionary<string, byte[]> files) => files.Where(file => file.Key != "manifest.json").ToDictionary(
        file => file.Key,
        file => file.Key.EndsWith(".json", StringComparison.Ordinal) && JsonNode.Parse(file.Value) is JsonObject json ? Content(json) : Convert.ToHexString(SHA256.HashData(file.Value)));

    private static string Content(JsonObject json, params string[] without)
    {
        foreach (var member in OfTheVersion.Concat(without).Concat(["links", "isReadonly"]))
            json.Remove(member);
        return DefinitionWriter.Hash(json);
    }

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();
}
