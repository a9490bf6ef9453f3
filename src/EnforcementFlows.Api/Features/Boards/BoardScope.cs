using System.Linq.Expressions;
using EnforcementFlows.Api.Features.Cases;
using EnforcementFlows.Api.Hosting.Security;

namespace EnforcementFlows.Api.Features.Boards;

/// <summary>Over which cases a board adds up: the court's for whoever may read its ledgers or all its cases, else those that the caller may read.</summary>
public sealed class BoardScope(CurrentActor actor, CaseAccess access)
{
    /// <summary>Whether the rows behind a figure can be listed.</summary>
    public bool MayList => actor.Has("ledger.read");

    public bool IsWholeCourt => MayList || access.SeesAll;

    /// <summary>Those of a court's rows whose case is one of them.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="caseOf">Their case.</param>
    public IQueryable<T> Of<T>(IQueryable<T> rows, Expression<Func<T, Guid>> caseOf) =>
        IsWholeCourt ? rows : rows.Join(access.Readable(), caseOf, c => c.Id, (row, _) => row);
}
