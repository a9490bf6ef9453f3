using EnforcementFlows.Api.Features.Elsa;
using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Domain.Flows;

namespace EnforcementFlows.Api.Features.Migrations;

/// <summary>A version of a flow.</summary>
public sealed record MigrationVersion(string VersionId, int Number);

/// <summary>A migration and how far it has come.</summary>
/// <param name="Name">Of the flow.</param>
/// <param name="Undoing">It is being, or was, taken back as a whole.</param>
/// <param name="Authors">User ids of all who saved it.</param>
/// <param name="SetHash">Over the flows that go over; null in a draft, for which none are settled.</param>
public sealed record MigrationRow(
    Guid Id, string DefinitionId, string? Name, MigrationVersion From, MigrationVersion To, FlowMigrationState State, bool Undoing, int Revision, string? LegalGround, string? Clause,
    IReadOnlyList<string> Authors, IReadOnlyList<string> AuthorNames, DateTimeOffset CreatedAt, string? RequestedBy, string? RequestedByName, DateTimeOffset? RequestedAt,
    string? DecidedBy, string? DecidedByName, DateTimeOffset? DecidedAt, string? Opinion, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, string? UndoneByName, string? UndoReason,
    int Total, int Pending, int Migrated, int Refused, int Undone, string? SetHash, MigrationRights May)
{
    internal static MigrationRow Of(FlowMigration m, string? name, IReadOnlyDictionary<MigratedFlowState, int> counts, PeopleNames people, CurrentActor actor) => new(
        m.Id, m.DefinitionId, name, new(m.FromVersionId, m.FromVersion), new(m.ToVersionId, m.ToVersion), m.State, m.Undoing, m.Revision, m.LegalGround, m.Clause,
        m.Authors, [.. m.Authors.Select(author => people.Of(author) ?? author)], m.CreatedAt, m.RequestedBy, people.Of(m.RequestedBy), m.RequestedAt,
        m.DecidedBy, people.Of(m.DecidedBy), m.DecidedAt, m.Opinion, m.StartedAt, m.FinishedAt, people.Of(m.UndoneBy), m.UndoReason,
        m.Total, counts.GetValueOrDefault(MigratedFlowState.Pending), counts.GetValueOrDefault(MigratedFlowState.Migrated) + counts.GetValueOrDefault(MigratedFlowState.Undoing),
        counts.GetValueOrDefault(MigratedFlowState.Refused), counts.GetValueOrDefault(MigratedFlowState.Undone), m.SetHash, MigrationRights.Of(m, actor));
}

/// <summary>What the caller may do with a migration as it stands.</summary>
public sealed record MigrationRights(bool Edit, bool Decide, bool Withdraw, bool Stop, bool Resume, bool Undo)
{
    internal static MigrationRights Of(FlowMigration m, CurrentActor actor)
    {
        var (publishes, isOpen) = (actor.Has(ElsaEndpoints.Publish), m.State == FlowMigrationState.Proposed);
        var isAuthor = m.Authors.Contains(actor.Id) || m.RequestedBy == actor.Id;
        var stands = m.State is FlowMigrationState.Stopped or FlowMigrationState.Finished;
        return new(
            m.State == FlowMigrationState.Draft && actor.Has(ElsaEndpoints.Design), isOpen && publishes && !isAuthor, isOpen && isAuthor && actor.Has(ElsaEndpoints.Design),
            publishes && m.State is FlowMigrationState.Queued or FlowMigrationState.Running, publishes && stands, publishes && stands && !m.Undoing);
    }
}
