using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using EnforcementFlows.Api.Tests.Hosting;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Requests;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using static EnforcementFlows.Api.Tests.Features.CourtEngine;

namespace EnforcementFlows.Api.Tests.Features.Documents;

[Collection(SharedApp.Name)]
public sealed class DocumentTests(EnforcementApp app)
{
    private readonly CourtEngine _engine = new(app);

    [Fact]
    public async Task IssueDocuments_EnforcementNotice_MakesEveryKindForEveryRecipient()
    {
        var about = await _engine.FileAsync();

        await _engine.RunAsync(about, "clerk1", Issue("enforcement-notice"));

        await using var db = _engine.NewContext();
        var documents = await db.Documents.Where(d => d.CaseId == about.Id).ToListAsync();
        documents.GroupBy(d => d.Kind).Select(g => (g.Key, g.Count())).Should().BeEquivalentTo(new[]
        {
            ("enforcement-notice", 2), ("asset-report-order", 2), // to the two debtors
            ("integrity-card", 3), ("payment-notice", 3), ("rights-notice", 3), // to the applicant too
        });
        documents.Should().OnlyContain(d => d.Sha256.Length == 64 && d.Size > 0 && !d.IsSent);
    }

    [Fact]
    public async Task IssueDocuments_Downloaded_SaysCaseCourtAndRecipientInTheBlanks()
    {
        var about = await _engine.FileAsync();
        await _engine.RunAsync(about, "clerk1", Issue("enforcement-notice"));
        var director = await app.SignedInAsAsync("tongbai.director");
        var list = await (await director.GetAsync($"/api/cases/{about.Id}/documents")).ReadJsonAsync();
        var notice = list.GetProperty("items").EnumerateArray()
            .First(d => d.GetProperty("kind").GetString() == "enforcement-notice" && d.GetProperty("recipientName").GetString() == "丙建材公司");

        var file = await director.GetAsync($"/api/documents/{notice.GetProperty("id").GetString()}");

        file.Content.Headers.ContentType!.MediaType.Should().Be("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        var bytes = await file.Content.ReadAsByteArrayAsync();
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)).Should().Be(notice.GetProperty("sha256").GetString());
        var blanks = Blanks(bytes);
        blanks["recipient"].Should().Be("丙建材公司");
        blanks["caseNumber"].Should().Be(about.Number.ToString());
        blanks["court"].Should().Be("桐柏县人民法院");
        blanks["debtors"].Should().Be("被执行人乙、丙建材公司");
        blanks["claimAmount"].Should().Be("120000.00");
        blanks["filedAt"].Should().Be("2026年3月2日");
        var stranger = await app.SignedInAsAsync("tongbai.judge3");
        (await stranger.GetAsync($"/api/documents/{notice.GetProperty("id").GetString()}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Document_OnScreenAndDownloaded_SaysTheSameUnderItsChineseName()
    {
        var about = await _engine.FileAsync();
        await _engine.RunAsync(about, "clerk1", Issue("enforcement-notice"));
        var director = await app.SignedInAsAsync("tongbai.director");
        var notice = (await (await director.GetAsync($"/api/cases/{about.Id}/documents")).ReadJsonAsync()).GetProperty("items").EnumerateArray()
            .First(d => d.GetProperty("kind").GetString() == "enforcement-notice");
        var id = notice.GetProperty("id").GetString();

        var preview = await (await director.GetAsync($"/api/documents/{id}/preview")).ReadJsonAsync();
        var file = await director.GetAsync($"/api/documents/{id}");

        file.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment");
        file.Content.Headers.ContentDisposition.FileNameStar.Should().Be("执行通知书-debtor.docx").And.Be(notice.GetProperty("fileName").GetString());
        var blocks = preview.GetProperty("blocks").EnumerateArray().ToList();
        blocks[0].GetProperty("text").GetString().Should().Be("桐柏县人民法院");
        (blocks[0].GetProperty("align").GetString(), blocks[0].GetProperty("bold").GetBoolean()).Should().Be(("center", true));
        blocks.Select(block => block.GetProperty("text").GetString()).Should().Contain("执行通知书").And.Contain(about.Number.ToString());
        preview.GetProperty("truncated").GetBoolean().Should().BeFalse();
        var stranger = await app.SignedInAsAsync("tongbai.judge3");
        (await stranger.GetAsync($"/api/documents/{id}/preview")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task IssueDocuments_FlowComesTwice_NothingIsMadeAgain()
    {
        var about = await _engine.FileAsync();

        await _engine.RunAsync(about, "clerk1", Issue("enforcement-notice"), Issue("enforcement-notice"));

        await using var db = _engine.NewContext();
        (await db.Documents.CountAsync(d => d.CaseId == about.Id)).Should().Be(13);
    }

    [Fact]
    public async Task IssueDocuments_QueryFeedback_HasOneRowPerAsset()
    {
        var about = await _engine.FileAsync();
        var form = new
        {
            found = true,
            assets = new object[]
            {
                new { kind = "deposit", owner = "debtor-1", identifier = "尾号1234", amount = "5000.00" },
                new { kind = "real-estate", owner = "debtor-2", identifier = "桐柏房产证第1号", value = "300000.00" },
            },
        };

        await _engine.RunAsync(about, "query-officer", Do("Court.RecordQuery", ("system", "national"), ("form", form)), Issue("query-feedback"));

        await using var db = _engine.NewContext();
        var document = await db.Documents.Include(d => d.Content).SingleAsync(d => d.CaseId == about.Id);
        var text = TextOf(document.Content!.Bytes);
        text.Should().Contain("尾号1234").And.Contain("桐柏房产证第1号").And.Contain("300000.00").And.Contain("总对总网络查控系统").And.NotContain("〔账号、证号〕");
    }

    [Fact]
    public async Task IssueDocuments_SanctionOfOneDebtor_GoesToHimAlone()
    {
        var about = await _engine.FileAsync();
        var request = await _engine.RequestAsync(about, RequestKinds.DishonestListing, new { debtor = "debtor-2", ground = "asset-report" });

        await _engine.RunAsync(about, "clerk1", request, Issue("dishonest-listing"));

        await using var db = _engine.NewContext();
        var document = await db.Documents.Include(d => d.Content).SingleAsync(d => d.CaseId == about.Id);
        document.RecipientName.Should().Be("丙建材公司");
        Blanks(document.Content!.Bytes)["ground"].Should().Be("违反财产报告制度");
    }

    [Fact]
    public async Task IssueDocuments_ClosingForm_PrintsWhatTheReportSays()
    {
        var about = await _engine.FileAsync();
        var data = new { closingAmount = "120000.00", closingDate = "2026-03-02", payoutFinished = true };

        await _engine.RunAsync(
            about, "judge1", await _engine.RequestAsync(about, RequestKinds.Close, new { way = "fulfilled" }),
            Do("Court.IssueDocuments", ("documentSet", "closing-approval"), ("data", data)));

        await using var db = _engine.NewContext();
        var blanks = Blanks((await db.Documents.Include(d => d.Content).SingleAsync(d => d.CaseId == about.Id)).Content!.Bytes);
        (blanks["way"], blanks["closingAmount"], blanks["closingDate"], blanks["approverSignature"]).Should().Be(("执行完毕", "120000.00", "2026年3月2日", "＿＿＿＿"));
    }

    [Fact]
    public async Task IssueDocuments_TextThatXmlDoesNotTake_IsPrintedAsWritten()
    {
        var about = await _engine.FileAsync();
        var data = new { closingAmount = "1 < 2 & \"3\"\u0007", closingGround = "第一行\n第二行𠮷" };

        await _engine.RunAsync(
            about, "judge1", await _engine.RequestAsync(about, RequestKinds.Close, new { way = "fulfilled" }),
            Do("Court.IssueDocuments", ("documentSet", "closing-approval"), ("data", data)));

        await using var db = _engine.NewContext();
        var bytes = (await db.Documents.Include(d => d.Content).SingleAsync(d => d.CaseId == about.Id)).Content!.Bytes;
        var blanks = Blanks(bytes);
        (blanks["closingAmount"], blanks["closingGround"]).Should().Be(("1 < 2 & \"3\"", "第一行第二行𠮷"));
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        document.MainDocumentPart!.Document.Descendants<Break>().Should().ContainSingle("the second line stands under the first");
        new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(document).Should().BeEmpty();
    }

    [Fact]
    public async Task ConfirmService_PartOfTheSet_NamesWhatIsMissing()
    {
        var about = await _engine.FileAsync();
        var confirm = Confirm(new { items = Items("2026-03-02T08:45:00+08:00", "debtor-1") });

        var instance = await _engine.RunAsync(about, "clerk1", Issue("enforcement-notice"), confirm, KeepOutput(confirm, "missing"));

        Keep.Of(instance)["outcome1"].Should().Be("incomplete");
        Keep.Of(instance)["missing"].As<List<object?>>().Cast<Dictionary<string, object?>>().Select(m => (m["kind"], m["recipient"])).Should().BeEquivalentTo(new[]
        {
            ("enforcement-notice", "debtor-2"), ("asset-report-order", "debtor-2"), ("integrity-card", "debtor-2"), ("payment-notice", "debtor-2"), ("rights-notice", "debtor-2"),
            ("integrity-card", "applicant-1"), ("payment-notice", "applicant-1"), ("rights-notice", "applicant-1"),
        });
    }

    [Fact]
    public async Task ConfirmService_EveryDocumentSent_IsCompleteByTheLastTime()
    {
        var about = await _engine.FileAsync();
        object[] items = [.. Items("2026-03-02T08:45:00+08:00", "debtor-1"), .. Items("2026-03-02T08:55:00+08:00", "debtor-2"), .. Items("2026-03-02T08:50:00+08:00", "applicant")];
        var confirm = Confirm(new { items });

        var instance = await _engine.RunAsync(about, "clerk1", Issue("enforcement-notice"), confirm, KeepOutput(confirm, "provenAt"));

        Keep.Of(instance)["outcome1"].Should().Be("complete");
        Keep.Of(instance)["provenAt"].Should().Be("2026-03-02T00:55:00Z");
    }

    [Theory]
    [InlineData("2026-03-02T19:00:00+08:00", "file-1", "document.in-future")]
    [InlineData("2026-03-02T08:45:00+08:00", "", "document.proof-missing")]
    public async Task ConfirmService_NotProven_IsRefused(string sentAt, string proof, string code)
    {
        var about = await _engine.FileAsync();
        await _engine.RunAsync(about, "clerk1", Issue("enforcement-notice"));

        var refused = () => _engine.RunAsync(
            about, "clerk1", Confirm(new { items = new[] { new { kind = "enforcement-notice", recipient = "debtor-1", method = "direct", sentAt, proof } } }));

        (await refused.Should().ThrowAsync<DomainException>()).Which.Code.Should().Be(code);
    }

    private static System.Text.Json.Nodes.JsonObject Issue(string set) => Do("Court.IssueDocuments", ("documentSet", set));

    private static System.Text.Json.Nodes.JsonObject Confirm(object form) => Do("Court.ConfirmService", ("documentSet", "enforcement-notice"), ("form", form));

    private static object[] Items(string sentAt, string recipient)
    {
        string[] kinds = recipient.StartsWith("debtor", StringComparison.Ordinal)
            ? ["enforcement-notice", "asset-report-order", "integrity-card", "payment-notice", "rights-notice"]
            : ["integrity-card", "payment-notice", "rights-notice"];
        return [.. kinds.Select(kind => new { kind, recipient, method = "direct", sentAt, proof = "file-1" })];
    }

    private static Dictionary<string, string> Blanks(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        return document.MainDocumentPart!.Document.Descendants<SdtElement>()
            .GroupBy(s => s.SdtProperties!.GetFirstChild<Tag>()!.Val!.Value!).ToDictionary(g => g.Key, g => g.First().InnerText);
    }

    private static string TextOf(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        return document.MainDocumentPart!.Document.InnerText;
    }
}
