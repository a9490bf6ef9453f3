using EnforcementFlows.Domain.Cases;

namespace EnforcementFlows.Data.Access;

/// <summary>
/// Who may read a case besides the leaders (数据范围): its handler, and before there is one the one drawn; whoever has, answers for or
/// has done a task of it; and the roles that a task of it was offered to. A row once given stays.
/// </summary>
/// <remarks>
/// Triggers on <c>cases</c> and <c>human_task</c> write the rows (migration KeepCaseReaders), so that no writer can forget them; the program only reads
/// them. Stage and filing are the case's, carried along for lists.
/// </remarks>
public sealed class CaseReader
{
    public required string Court { get; init; }

    public required Guid CaseId { get; init; }

    /// <summary>A name under which people read, see <see cref="NamesOf"/>.</summary>
    public required string Reader { get; init; }

    public required CaseStage Stage { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>The names under which a person reads: the own id, each role, and each role in each team, for a task may be offered to the holders in one team alone.</summary>
    public static IEnumerable<string> NamesOf(string id, IReadOnlyCollection<string> roles, IReadOnlyCollection<string> teams) =>
        [id, .. roles, .. roles.SelectMany(role => teams.Select(team => $"{role}@{team}"))];
}
