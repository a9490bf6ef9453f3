using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using EnforcementFlows.Api.Tests.Features.FirstEnforcement;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Data;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Tests.Features.Attachments;

/// <summary>Files that staff upload to a case (附件): kept as they came, for those who read the case, and each reading on record.</summary>
public sealed class AttachmentTests
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7\n送达回证"u8];

    [Fact]
    public async Task Upload_ThenDownload_GivesTheSameBytesToASaveDialogAndLeavesATrace()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var task = (await court.TaskAsync(id, "核收立案材料")).GetProperty("id").GetGuid();

        using var uploaded = await UploadAsync(court, "tongbai.centre-head", id, Pdf, "C:\\扫描\\送达回证.pdf", task);
        var row = await uploaded.ReadJsonAsync();
        using var file = await (await court.AsAsync("tongbai.judge1")).GetAsync(uploaded.Headers.Location);

        uploaded.StatusCode.Should().Be(HttpStatusCode.Created, row.ToString());
        (Text(row, "name"), Text(row, "contentType"), Text(row, "sha256"), Text(row, "taskId")).Should()
            .Be(("送达回证.pdf", "application/pdf", Convert.ToHexStringLower(SHA256.HashData(Pdf)), task.ToString("D")));
        (await file.Content.ReadAsByteArrayAsync()).Should().Equal(Pdf);
        file.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment");
        file.Content.Headers.ContentDisposition.FileNameStar.Should().Be("送达回证.pdf");
        file.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        var listed = (await court.ListAsync("tongbai.judge1", $"/api/cases/{id}/attachments?taskId={task}")).Should().ContainSingle().Subject;
        listed.ToString().Should().Be(row.ToString());
        await using var db = NewContext(court);
        (await db.AccessRecords.Where(read => read.CaseId == id && read.What == "attachment").CountAsync()).Should().Be(1);
        (await court.ListAsync("tongbai.director", $"/api/cases/{id}/timeline")).Select(e => Text(e, "kind")).Should().Contain("attachment-added");
    }

    [Fact]
    public async Task Upload_OfEachKindByItsContent_IsTakenWhateverItIsCalled()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());

        foreach (var (bytes, type) in new (byte[], string?)[]
        {
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1], "image/png"),
            ([0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg"),
            (Archive("[Content_Types].xml", "word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            (Archive("[Content_Types].xml", "xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            (Archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), null),
            (Archive("readme.txt"), null),
            ([.. "PK\u0003\u0004 and no archive"u8], null),
            ([.. "<html><script>alert(1)</script></html>"u8], null),
            ([.. "MZ"u8], null),
            ([], null),
        })
        {
            using var answer = await UploadAsync(court, "tongbai.judge1", id, bytes, "照片.pdf");
            var body = await answer.ReadJsonAsync();
            if (type is not null)
                Text(body, "contentType").Should().Be(type);
            else
                (answer.StatusCode, body.GetProperty("errors")[0].GetProperty("code").GetString()).Should().Be((HttpStatusCode.BadRequest, "attachment.type"));
        }

        (await court.ListAsync("tongbai.judge1", $"/api/cases/{id}/attachments")).Should().HaveCount(4);
    }

    [Fact]
    public async Task Upload_TooLarge_IsRefused()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());
        var large = new byte[(20 * 1024 * 1024) + 1];
        Pdf.CopyTo(large, 0);

        using var answer = await UploadAsync(court, "tongbai.judge1", id, large, "卷宗.pdf");

        answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Upload_SentTwiceWithOneKey_IsKeptOnce()
    {
        await using var court = await CourtHouse.OpenAsync();
        var id = await court.FileAsync(Filing.First());

        using var first = await UploadAsync(court, "tongbai.judge1", id, Pdf, "a.pdf", key: "once");
        using var again = await UploadAsync(court, "tongbai.judge1", id, Pdf, "a.pdf", key: "once");
        using var other = await UploadAsync(court, "tongbai.judge1", id, [.. Pdf, 1], "a.pdf", key: "once");

        (first.StatusCode, again.StatusCode, other.StatusCode).Should().Be((HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity));
        (await court.ListAsync("tongbai.judge1", $"/api/cases/{id}/attachments")).Should().ContainSingle();
    }

    [Fact]
    public async Task Attachment_OfACaseThatOneDoesNotSee_DoesNotExist()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (id, other) = (await court.FileAsync(Filing.First()), await court.FileAsync(Filing.First(102)));
        using var uploaded = await UploadAsync(court, "tongbai.judge1", id, Pdf, "a.pdf");
        var attachment = (await uploaded.ReadJsonAsync()).GetProperty("id").GetGuid();

        foreach (var (user, path) in new[]
        {
            ("tongbai.judge2", $"/api/cases/{id}/attachments/{attachment}"), ("tongbai.judge2", $"/api/cases/{id}/attachments"),
            ("wolong.director", $"/api/cases/{id}/attachments/{attachment}"), ("tongbai.director", $"/api/cases/{other}/attachments/{attachment}"),
        })
        {
            using var answer = await (await court.AsAsync(user)).GetAsync(new Uri(path, UriKind.Relative));
            answer.StatusCode.Should().Be(HttpStatusCode.NotFound, $"{user} {path}");
        }

        using var unseen = await UploadAsync(court, "tongbai.judge2", id, Pdf, "b.pdf");
        using var system = await UploadAsync(court, "tongbai.filing-system", id, Pdf, "b.pdf");
        unseen.StatusCode.Should().Be(HttpStatusCode.NotFound);
        system.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await court.ListAsync("tongbai.judge1", $"/api/cases/{id}/attachments")).Should().ContainSingle();
    }

    [Fact] // what a form names by an id must be there; a paper kept elsewhere may be named as before
    public async Task Form_NamingAnAttachment_TakesThoseOfTheSameCaseOnly()
    {
        await using var court = await CourtHouse.OpenAsync();
        var (id, other) = (await court.FileAsync(Filing.First()), await court.FileAsync(Filing.First(102)));
        var (own, foreign) = (await IdOfUploadAsync(court, id), await IdOfUploadAsync(court, other));

        using var refused = await AskAsync(foreign);
        using var taken = await AskAsync(own);

        var problem = await refused.ReadJsonAsync();
        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (problem.GetProperty("errors")[0].GetProperty("code").GetString(), problem.GetProperty("errors")[0].GetProperty("field").GetString()).Should().Be(("attachment.unknown", "data.evidence"));
        taken.StatusCode.Should().Be(HttpStatusCode.Created, await taken.Content.ReadAsStringAsync());

        async Task<HttpResponseMessage> AskAsync(Guid evidence) => await (await court.AsAsync("tongbai.judge1")).PostAsJsonAsync(
            $"/api/cases/{id}/requests/consumption-restriction-lift",
            new { reason = "履行完毕", data = new { debtor = "被执行人乙", ground = "performed", groundOn = "2026-04-28", reason = "履行完毕", evidence } });
    }

    private static async Task<Guid> IdOfUploadAsync(CourtHouse court, Guid caseId)
    {
        using var answer = await UploadAsync(court, "tongbai.judge1", caseId, Pdf, "凭证.pdf");
        return (await answer.ReadJsonAsync()).GetProperty("id").GetGuid();
    }

    private static async Task<HttpResponseMessage> UploadAsync(CourtHouse court, string user, Guid caseId, byte[] bytes, string name, Guid? taskId = null, string? key = null)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } };
        if (taskId is { } task)
            form.Add(new StringContent(task.ToString("D")), "taskId");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/cases/{caseId}/attachments") { Content = form };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await (await court.AsAsync(user)).SendAsync(request);
    }

    private static byte[] Archive(params string[] names)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
                archive.CreateEntry(name);
        }

        return stream.ToArray();
    }

    private static EnforcementDbContext NewContext(CourtHouse court) =>
        new(new DbContextOptionsBuilder<EnforcementDbContext>().UseNpgsql(court.App.ConnectionString).Options);

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();
}
