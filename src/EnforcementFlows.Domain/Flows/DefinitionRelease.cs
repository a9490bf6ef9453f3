namespace EnforcementFlows.Domain.Flows;

/// <summary>State of a request to publish (发布申请).</summary>
public enum DefinitionReleaseState
{
    /// <summary>待审批</summary>
    Proposed,

    /// <summary>撤回</summary>
    Withdrawn,

    /// <summary>不同意</summary>
    Rejected,

    /// <summary>提出后又有修改，已失效</summary>
    Superseded,

    /// <summary>已发布</summary>
    Published,
}

/// <summary>
/// A version of a flow that somebody asks to publish (流程发布): cases filed after another person has approved it run on it. Asking for an
/// older version again takes a change back for new cases.
/// </summary>
public sealed class DefinitionRelease
{
    private DefinitionRelease()
    {
    }

    public required string Court { get; init; }

    public Guid Id { get; init; } = OrderedId.New();

    public required string DefinitionId { get; init; }

    public required string VersionId { get; init; }

    public required int Version { get; init; }

    /// <summary>What was asked for, to the letter: a draft that has changed since is not it.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The version that was published then; null for a new flow.</summary>
    public int? Replaces { get; init; }

    /// <summary>Who made the version, beside who asks: none of them publishes it.</summary>
    public required IReadOnlyList<string> Authors { get; init; }

    public required string RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Why, where somebody has said so.</summary>
    public string? Reason { get; init; }

    public DefinitionReleaseState State { get; private set; } = DefinitionReleaseState.Proposed;

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What was said with the decision.</summary>
    public string? Opinion { get; private set; }

    /// <summary>What the check had found worth a look when it was published all the same, in words.</summary>
    public IReadOnlyList<string> AcceptedWarnings { get; private set; } = [];

    /// <summary>Why that does not matter, in the words of who published it.</summary>
    public string? WarningReason { get; private set; }

    /// <summary>An older version that is to be published again.</summary>
    public bool IsRollback => Version < Replaces;

    public bool IsOpen => State == DefinitionReleaseState.Proposed;

    /// <summary>Asks for a version to be published.</summary>
    public static DefinitionRelease Propose(
        string court, string definitionId, FlowVersion wanted, int? replaces, string by, string? reason, DateTimeOffset now) => new()
        {
            Court = court,
            DefinitionId = definitionId,
            VersionId = wanted.VersionId,
            Version = wanted.Version,
            ContentHash = wanted.ContentHash,
            Replaces = replaces,
            Authors = wanted.Authors,
            RequestedBy = by,
            RequestedAt = now,
            Reason = reason,
        };

    /// <summary>Publishes it (批准发布).</summary>
    /// <param name="contentHash">What the version holds now.</param>
    /// <param name="published">The version that is published now; null where none is.</param>
    /// <param name="by">Who approves.</param>
    /// <param name="opinion">What is said with it.</param>
    /// <param name="now">The current instant.</param>
    /// <exception cref="DomainException"><c>release.decided</c>, <c>approval.same-person</c>, <c>release.changed</c>, <c>release.superseded</c></exception>
    public void Approve(string contentHash, int? published, string by, string? opinion, DateTimeOffset now)
    {
        RequireAnother(by);
        Rule.Require(contentHash == ContentHash, "release.changed", "提出后该版流程又有修改，须重新提出。");
        Rule.Require(published == Replaces, "release.superseded", $"提出后已发布第 {published} 版，须对照新版重新提出。");
        Decide(DefinitionReleaseState.Published, by, opinion, now);
    }

    /// <summary>Records what was found and does not matter (接受提示).</summary>
    /// <exception cref="DomainException"><c>release.not-published</c></exception>
    public void Accept(IEnumerable<string> warnings, string reason)
    {
        Rule.Require(State == DefinitionReleaseState.Published, "release.not-published", "提示由批准发布的人接受。");
        (AcceptedWarnings, WarningReason) = ([.. warnings], reason);
    }

    /// <summary>Refuses it (不同意发布); the draft stays.</summary>
    /// <exception cref="DomainException"><c>release.decided</c>, <c>approval.same-person</c></exception>
    public void Reject(string by, string? opinion, DateTimeOffset now)
    {
        RequireAnother(by);
        Decide(DefinitionReleaseState.Rejected, by, opinion, now);
    }

    /// <summary>Takes it back (撤回).</summary>
    /// <exception cref="DomainException"><c>release.decided</c>, <c>release.not-requester</c></exception>
    public void Withdraw(string by, DateTimeOffset now)
    {
        RequireOpen();
        Rule.Require(by == RequestedBy, "release.not-requester", "只有提出发布申请的人可以撤回。");
        Decide(DefinitionReleaseState.Withdrawn, by, null, now);
    }

    /// <summary>The draft goes on changing: what was asked for is no more.</summary>
    public void Supersede(string by, DateTimeOffset now) => Decide(DefinitionReleaseState.Superseded, by, null, now);

    private void RequireOpen() => Rule.Require(IsOpen, "release.decided", "该项发布申请已经办结。");

    private void RequireAnother(string by)
    {
        RequireOpen();
        Rule.Require(by != RequestedBy && !Authors.Contains(by), "approval.same-person", "流程由一人修改、另一人发布：修改或者提出发布的人不得自行批准。");
    }

    private void Decide(DefinitionReleaseState state, string by, string? opinion, DateTimeOffset now)
    {
        RequireOpen();
        (State, DecidedBy, DecidedAt, Opinion) = (state, by, now, opinion);
    }
}

/// <summary>A stored version of a flow as a request names it.</summary>
/// <param name="Authors">Everybody who saved it; nobody where it came from files.</param>
public sealed record FlowVersion(string VersionId, int Version, string ContentHash, IReadOnlyList<string> Authors);
