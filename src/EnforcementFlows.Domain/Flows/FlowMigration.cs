namespace EnforcementFlows.Domain.Flows;

/// <summary>State of a migration (流程迁移).</summary>
public enum FlowMigrationState
{
    /// <summary>拟定中</summary>
    Draft,

    /// <summary>待审批</summary>
    Proposed,

    /// <summary>不同意</summary>
    Rejected,

    /// <summary>待执行</summary>
    Queued,

    /// <summary>执行中</summary>
    Running,

    /// <summary>已停止</summary>
    Stopped,

    /// <summary>已执行</summary>
    Finished,
}

/// <summary>
/// Takes the running cases of one version of a flow over to another (流程迁移). By itself a case keeps the version it began with: going over
/// needs a ground in law, a map that is proven, and the word of a second person. What is to go over is settled when it is asked for.
/// </summary>
public sealed class FlowMigration
{
    private FlowMigration()
    {
    }

    public required string Court { get; init; }

    public Guid Id { get; init; } = OrderedId.New();

    public required string DefinitionId { get; init; }

    public required string FromVersionId { get; init; }

    public required int FromVersion { get; init; }

    public required string ToVersionId { get; init; }

    public required int ToVersion { get; init; }

    /// <summary>JSON: what becomes of steps, variables, deadlines, timers and tasks.</summary>
    public string Map { get; private set; } = "{}";

    /// <summary>Why cases that began under the one version may go on under the other (法律依据).</summary>
    public string? LegalGround { get; private set; }

    public string? Clause { get; private set; }

    /// <summary>Everybody who saved it; none of them approves it.</summary>
    public IReadOnlyList<string> Authors { get; private set; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How often it was saved.</summary>
    public int Revision { get; private set; } = 1;

    public FlowMigrationState State { get; private set; } = FlowMigrationState.Draft;

    /// <summary>It is being, or was, taken back as a whole.</summary>
    public bool Undoing { get; private set; }

    /// <summary>The plan that was proven, by its hash; with another one nothing is carried out.</summary>
    public string? ToPlanHash { get; private set; }

    /// <summary>How many flows are to go over.</summary>
    public int Total { get; private set; }

    /// <summary>Hash over their ids: what was approved is what is carried out.</summary>
    public string? SetHash { get; private set; }

    public string? RequestedBy { get; private set; }

    public DateTimeOffset? RequestedAt { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What was said with the decision.</summary>
    public string? Opinion { get; private set; }

    public string? UndoneBy { get; private set; }

    public string? UndoReason { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>The node that works on it holds it until then; the system's clock.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>Whether flows have begun to go over.</summary>
    public bool IsApproved => State is FlowMigrationState.Queued or FlowMigrationState.Running or FlowMigrationState.Stopped or FlowMigrationState.Finished;

    /// <summary>Whether flows are being taken over now, or back: what it was before somebody stopped it counts no more.</summary>
    public bool IsAtWork(bool undoing) => State == FlowMigrationState.Running && Undoing == undoing;

    /// <summary>Draws a migration up.</summary>
    public static FlowMigration Draw(string court, string definitionId, FlowVersion from, FlowVersion to, string map, string by, DateTimeOffset now) => new()
    {
        Court = court,
        DefinitionId = definitionId,
        FromVersionId = from.VersionId,
        FromVersion = from.Version,
        ToVersionId = to.VersionId,
        ToVersion = to.Version,
        Map = map,
        Authors = [by],
        CreatedAt = now,
    };

    /// <summary>Changes the draft; what is null stays.</summary>
    /// <param name="revision">The revision that the person saw; null for any.</param>
    /// <exception cref="DomainException"><c>migration.not-draft</c>, <c>state.stale</c></exception>
    public void Change(string? map, string? legalGround, string? clause, string by, int? revision = null)
    {
        RequireDraft();
        Rule.Require(revision is null || revision == Revision, "state.stale", "该项迁移在此期间已被修改，请刷新后重试。");
        (Map, LegalGround, Clause) = (map ?? Map, legalGround ?? LegalGround, clause ?? Clause);
        Authors = Authors.Contains(by) ? Authors : [.. Authors, by];
        Revision++;
    }

    /// <summary>Asks for approval of what was proven, for the flows that are there now (提请审批).</summary>
    /// <exception cref="DomainException"><c>migration.not-draft</c>, <c>migration.ground-missing</c>, <c>migration.nothing</c></exception>
    public void Propose(string planHash, int total, string setHash, string by, DateTimeOffset now)
    {
        RequireDraft();
        Rule.Require(!string.IsNullOrWhiteSpace(LegalGround), "migration.ground-missing", "在办案件按原版流程办理；迁移须写明依据。");
        Rule.Require(total > 0, "migration.nothing", "没有在办案件停在迁移前的版本上。");
        (State, ToPlanHash, Total, SetHash, RequestedBy, RequestedAt) = (FlowMigrationState.Proposed, planHash, total, setHash, by, now);
        (DecidedBy, DecidedAt, Opinion) = (null, null, null);
    }

    /// <summary>Takes the request back (撤回); it is a draft again.</summary>
    /// <exception cref="DomainException"><c>migration.decided</c>, <c>migration.not-author</c></exception>
    public void Withdraw(string by)
    {
        RequireOpen();
        Rule.Require(by == RequestedBy || Authors.Contains(by), "migration.not-author", "只有拟定或者提请审批的人可以撤回。");
        (State, ToPlanHash, Total, SetHash, RequestedBy, RequestedAt) = (FlowMigrationState.Draft, null, 0, null, null, null);
        Revision++;
    }

    /// <summary>Lets it be carried out (批准).</summary>
    /// <exception cref="DomainException"><c>migration.decided</c>, <c>approval.same-person</c></exception>
    public void Approve(string by, string? opinion, DateTimeOffset now) => Decide(FlowMigrationState.Queued, by, opinion, now);

    /// <summary>Refuses it (不同意).</summary>
    /// <exception cref="DomainException"><c>migration.decided</c>, <c>approval.same-person</c></exception>
    public void Reject(string by, string opinion, DateTimeOffset now) => Decide(FlowMigrationState.Rejected, by, opinion, now);

    /// <summary>Stops it: what has gone over stays so, the rest waits (停止).</summary>
    /// <exception cref="DomainException"><c>migration.not-running</c></exception>
    public void Stop()
    {
        Rule.Require(State is FlowMigrationState.Queued or FlowMigrationState.Running, "migration.not-running", "该项迁移没有在执行。");
        (State, LeaseUntil) = (FlowMigrationState.Stopped, null);
    }

    /// <summary>Goes on with what is left, and tries once more what was refused (继续).</summary>
    /// <exception cref="DomainException"><c>migration.running</c></exception>
    public void Resume()
    {
        Rule.Require(State is FlowMigrationState.Stopped or FlowMigrationState.Finished, "migration.running", "该项迁移尚未批准，或者正在执行。");
        (State, FinishedAt) = (FlowMigrationState.Queued, null);
    }

    /// <summary>Takes back what has gone over and stands where it stood (撤销迁移).</summary>
    /// <exception cref="DomainException"><c>migration.running</c>, <c>migration.undone</c></exception>
    public void Undo(string by, string reason)
    {
        Rule.Require(State is FlowMigrationState.Stopped or FlowMigrationState.Finished, "migration.running", "该项迁移尚未批准，或者正在执行；请先停止。");
        Rule.Require(!Undoing, "migration.undone", "该项迁移已经撤销。");
        (State, Undoing, UndoneBy, UndoReason, FinishedAt) = (FlowMigrationState.Queued, true, by, reason, null);
    }

    private void RequireDraft() => Rule.Require(State == FlowMigrationState.Draft, "migration.not-draft", "该项迁移已提请审批，不能再修改；可撤回后修改。");

    private void RequireOpen() => Rule.Require(State == FlowMigrationState.Proposed, "migration.decided", "该项迁移没有提请审批，或者已经办结。");

    private void Decide(FlowMigrationState state, string by, string? opinion, DateTimeOffset now)
    {
        RequireOpen();
        Rule.Require(by != RequestedBy && !Authors.Contains(by), "approval.same-person", "迁移由一人拟定、另一人批准：拟定或者提请审批的人不得自行批准。");
        (State, DecidedBy, DecidedAt, Opinion) = (state, by, now, opinion);
    }
}
