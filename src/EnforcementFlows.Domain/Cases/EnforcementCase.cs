using EnforcementFlows.Domain.Parties;

namespace EnforcementFlows.Domain.Cases;

/// <summary>An enforcement case (执行案件): one application to enforce one enforcement title.</summary>
/// <remarks>
/// Instants are UTC, days are legal days of Asia/Shanghai. Everything that only an approved flow may change
/// (handler, closing) asks for the approved request and refuses without it (TB-3.2-13a, design D9).
/// </remarks>
public sealed partial class EnforcementCase
{
    private readonly List<Party> _parties = [];

    private EnforcementCase()
    {
    }

    /// <summary>Court code of the profile, such as <c>tongbai</c>; first part of the key.</summary>
    public required string Court { get; init; }

    public Guid Id { get; init; } = OrderedId.New();

    /// <summary>案号, unique in the court.</summary>
    public required CaseNumber Number { get; init; }

    public required CaseType Type { get; init; }

    public CaseStage Stage { get; private set; } = CaseStage.Registered;

    /// <summary>收到执行申请之日</summary>
    public required DateOnly ApplicationReceivedOn { get; init; }

    /// <summary>立案时间</summary>
    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>接收立案材料时间; the 72 hours of the nation-wide query run from it (TB-3.2-3a).</summary>
    public required DateTimeOffset MaterialReceivedAt { get; init; }

    /// <summary>When this system took the case in.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>执行依据</summary>
    public required EnforcementTitle Title { get; init; }

    /// <summary>案由</summary>
    public required string Cause { get; init; }

    public CaseAmounts Amounts { get; private set; } = CaseAmounts.OfClaim(Money.Zero);

    /// <summary>The filing's facts for triage, as a JSON object.</summary>
    public required string Facts { get; init; }

    /// <summary>SHA-256 of the filing in canonical form (<see cref="CaseFiling.Hash"/>).</summary>
    public required string FilingHash { get; init; }

    /// <summary>Version of the court's profile under which the case came in.</summary>
    public required int ProfileVersion { get; init; }

    /// <summary>Flags (督办、交办、挂牌督办、提级执行、典型案例 …), codes of the profile.</summary>
    public List<string> Flags { get; private set; } = [];

    public int Version { get; private set; }

    public IReadOnlyList<Party> Parties => _parties;

    public IEnumerable<Party> Applicants => _parties.Where(party => party.Role == PartyRole.Applicant);

    public IEnumerable<Party> Debtors => _parties.Where(party => party.Role == PartyRole.Debtor);

    public bool IsClosed => Stage is CaseStage.Closed or CaseStage.Archived;

    /// <summary>Takes a reviewed filing in (立案登记).</summary>
    public static EnforcementCase Register(CaseFiling filing, string court, int profileVersion, DateTimeOffset now) =>
        Make(filing, court, profileVersion, now, prior: null, excludedHandler: null);

    private static EnforcementCase Make(CaseFiling filing, string court, int profileVersion, DateTimeOffset now, EnforcementCase? prior, string? excludedHandler)
    {
        var enforcementCase = new EnforcementCase
        {
            Court = court,
            Number = filing.Number,
            Type = filing.Type,
            ApplicationReceivedOn = filing.ApplicationReceivedOn,
            FiledAt = filing.FiledAt,
            MaterialReceivedAt = filing.MaterialReceivedAt,
            RegisteredAt = now,
            Title = filing.Title,
            Cause = filing.Cause,
            Amounts = CaseAmounts.OfClaim(filing.ClaimAmount),
            Facts = filing.Facts,
            FilingHash = filing.Hash(),
            ProfileVersion = profileVersion,
            AssignedHandler = filing.AssignedHandler,
            PriorCaseId = prior?.Id,
            PriorCaseNumber = filing.PriorCaseNumber,
            ExcludedHandler = excludedHandler,
        };
        enforcementCase._parties.AddRange(filing.Parties.Select(
            (party, index) => Party.Of(enforcementCase.Court, enforcementCase.Id, index, party)));
        return enforcementCase;
    }

    /// <summary>Is this filing the one the case was made from? A filing system may send it again after a lost answer.</summary>
    /// <exception cref="DomainException"><c>case.duplicate</c>: the same number with other facts.</exception>
    public void EnsureSameFiling(CaseFiling filing) =>
        Rule.Require(filing.Hash() == FilingHash, "case.duplicate", "该案号已经登记，且登记内容不同。");

    /// <summary>Shows the case in an open stage (案件阶段). Closing, archiving and pausing have verbs of their own.</summary>
    /// <exception cref="DomainException"><c>case.closed</c>, <c>case.paused</c> or <c>case.stage-not-enterable</c></exception>
    public void Enter(CaseStage stage)
    {
        EnsureActive();
        Rule.Require(stage is not (CaseStage.Closed or CaseStage.Archived or CaseStage.Suspended or CaseStage.Deferred),
            "case.stage-not-enterable", "结案、归档、中止和暂缓须经各自的程序。");
        Stage = stage;
        Version++;
    }

    /// <summary>Marks the case for supervision or reporting (TB-2.1-6, TB-3.1-6: set only by 局长/副局长).</summary>
    public void Flag(string flag)
    {
        if (Flags.Contains(flag))
            return;
        Flags = [.. Flags, flag];
        Version++;
    }

    public void Unflag(string flag)
    {
        Flags = [.. Flags.Where(existing => existing != flag)];
        Version++;
    }

    private void EnsureOpen() => Rule.Require(!IsClosed, "case.closed", $"案件 {Number} 已结案。");

    private void EnsureActive()
    {
        EnsureOpen();
        Rule.Require(Stage is not (CaseStage.Suspended or CaseStage.Deferred), "case.paused", $"案件 {Number} 中止或者暂缓中，须先恢复。");
    }
}
