using System.Globalization;
using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Domain.Supervision;

/// <summary>An entry of the court's bulletin (通报, TB-3.2-14c): names the late holder and the node, by the director's decision.</summary>
public sealed class BulletinEntry : CaseRecord
{
    private BulletinEntry()
    {
    }

    public required int Year { get; init; }

    /// <summary>Runs from 1 in each year of a court.</summary>
    public required int Sequence { get; init; }

    public required Guid ReportId { get; init; }

    public required string Holder { get; init; }

    public required string NodeName { get; init; }

    public required string Text { get; init; }

    public required string IssuedBy { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>通报编号, such as <c>通报〔2026〕3号</c>.</summary>
    public string Number => string.Create(CultureInfo.InvariantCulture, $"通报〔{Year}〕{Sequence}号");

    /// <exception cref="DomainException"><c>supervision.no-bulletin</c>: the director did not decide so.</exception>
    public static BulletinEntry Issue(OverdueReport report, int year, int sequence)
    {
        Rule.Require(report.Decision == OverdueDecision.Bulletin, "supervision.no-bulletin", "未决定通报。");
        return new BulletinEntry
        {
            Court = report.Court,
            CaseId = report.CaseId,
            Year = year,
            Sequence = sequence,
            ReportId = report.Id,
            Holder = report.Holder,
            NodeName = report.NodeName,
            Text = report.Opinion!,
            IssuedBy = report.DecidedBy!,
            IssuedAt = report.DecidedAt!.Value,
        };
    }
}
