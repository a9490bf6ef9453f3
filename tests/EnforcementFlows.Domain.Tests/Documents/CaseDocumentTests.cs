using System.Text;
using EnforcementFlows.Domain.Documents;

namespace EnforcementFlows.Domain.Tests.Documents;

public sealed class CaseDocumentTests
{
    [Fact]
    public void Make_KeepsTheBytesApartUnderTheSameId()
    {
        var document = Made();

        document.Content!.Id.Should().Be(document.Id);
        document.Sha256.Should().Be("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"); // FIPS 180 example "abc"
        document.Size.Should().Be(3);
    }

    [Fact]
    public void Send_ByPaperBeforeItWasEntered_CountsWhenProven() // P15 补录
    {
        var document = Made();

        document.Send(ServiceMethod.Post, A.Now.AddDays(-1), "邮单", A.Now);

        (document.State, document.SentAt).Should().Be((DocumentState.Sent, A.Now.AddDays(-1)));
    }

    [Fact]
    public void Send_WithoutProof_IsRefused() =>
        Expect.Refused(() => Made().Send(ServiceMethod.Direct, A.Now, " ", A.Now), "document.proof-missing");

    [Fact]
    public void Send_Tomorrow_IsRefused() =>
        Expect.Refused(() => Made().Send(ServiceMethod.Direct, A.Now.AddDays(1), "回证", A.Now), "document.in-future");

    [Fact]
    public void Send_AgainAfterItCameBack_IsAllowed()
    {
        var document = Sent();
        Expect.Refused(() => document.Send(ServiceMethod.Direct, A.Now, "回证", A.Now), "document.sent");
        document.ComeBack("查无此人");

        document.Send(ServiceMethod.Left, A.Now, "留置录像", A.Now);

        (document.State, document.ReturnReason).Should().Be((DocumentState.Sent, null));
    }

    [Fact]
    public void Serve_BeforeItWasSent_IsRefused() =>
        Expect.Refused(() => Sent().Serve(A.Now.AddMinutes(-1), A.Now), "document.dates-out-of-order");

    [Fact]
    public void Review_OneOfThreeNotSentAndOneCameBack_NamesBothWithoutNames()
    {
        var returned = Sent();
        returned.ComeBack("拒收");

        ServiceReview.Of([Made(), Sent(), returned]).Should().HaveCount(2)
            .And.OnlyContain(unmet => unmet.Message == "《执行通知书》尚未向被执行人发出。" && unmet.Clause == "TB-3.2-2");
    }

    private static CaseDocument Made() => CaseDocument.Make(
        A.Case(), new("enforcement-notice", "enforcement-notice", "执行通知书", "enforcement-notice.docx", "TB-3.2-2"),
        new("debtor", "某某建材有限公司"), new("执行通知书.docx", "application/octet-stream", Encoding.ASCII.GetBytes("abc")), A.Now);

    private static CaseDocument Sent()
    {
        var document = Made();
        document.Send(ServiceMethod.Post, A.Now, "邮单", A.Now);
        return document;
    }
}
