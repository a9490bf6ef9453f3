using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Domain.Deadlines;
using EnforcementFlows.Workflow.Migration;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Migrations;

/// <summary>Changes the map of a migration that nobody has asked for yet. A list that is left out stays as it is; one that is given is the whole list.</summary>
public static class EditMigration
{
    private const int MaxSteps = 2000;

    public sealed record Request
    {
        /// <summary>The revision that was seen; with an older one the answer is 409.</summary>
        public required int Revision { get; init; }

        [StringLength(2000)]
        public string? LegalGround { get; init; }

        [StringLength(64)]
        public string? Clause { get; init; }

        public TaskPolicy? Tasks { get; init; }

        [MaxLength(MaxSteps)]
        public IReadOnlyList<Node>? Nodes { get; init; }

        [MaxLength(MaxSteps)]
        public IReadOnlyList<Variable>? Variables { get; init; }

        [MaxLength(MaxSteps)]
        public IReadOnlyList<Deadline>? Deadlines { get; init; }

        [MaxLength(MaxSteps)]
        public IReadOnlyList<Timer>? Timers { get; init; }
    }

    public sealed record Node
    {
        [Required, StringLength(1000)]
        public required string Path { get; init; }

        [StringLength(1000)]
        public string? To { get; init; }

        public bool Ends { get; init; }

        [StringLength(1000)]
        public string? GoOnAt { get; init; }
    }

    public sealed record Variable
    {
        [Required, StringLength(1000)]
        public required string Scope { get; init; }

        [Required, StringLength(200)]
        public required string Id { get; init; }

        [StringLength(200)]
        public string? To { get; init; }
    }

    public sealed record Deadline
    {
        [Required, StringLength(64)]
        public required string Node { get; init; }

        [Required, StringLength(64)]
        public required string ToNode { get; init; }

        public required DeadlineCarry Policy { get; init; }
    }

    public sealed record Timer
    {
        [Required, StringLength(1000)]
        public required string Path { get; init; }

        public required TimePolicy Policy { get; init; }
    }

    internal static async Task<Results<Ok<MigrationDetail>, ProblemHttpResult>> Handle(
        Guid migrationId, Request request, CommandKey key, [FromServices] MigrationDesk desk, [FromServices] CurrentActor actor, CancellationToken cancellationToken)
    {
        var found = await desk.ChangeAsync(
            "migration-edited", migrationId, request, key,
            (migration, _, _) =>
            {
                migration.Change(With(MigrationPlan.Of(migration), request).ToJson(), request.LegalGround, request.Clause, actor.Id, request.Revision);
                return Task.CompletedTask;
            },
            cancellationToken);
        return found ? TypedResults.Ok(await desk.DetailAsync((await desk.FindAsync(migrationId, cancellationToken))!, cancellationToken)) : Problems.NotFound();
    }

    private static MigrationPlan With(MigrationPlan plan, Request request) => plan with
    {
        Tasks = request.Tasks ?? plan.Tasks,
        Nodes = request.Nodes is { } nodes ? [.. nodes.DistinctBy(node => node.Path).Select(NodeOf)] : plan.Nodes,
        Variables = request.Variables is { } variables ? [.. variables.Select(variable => new VariableMapping(variable.Scope, variable.Id, variable.To))] : plan.Variables,
        Deadlines = request.Deadlines is { } deadlines ? [.. deadlines.DistinctBy(deadline => deadline.Node).Select(deadline => new DeadlineMapping(deadline.Node, deadline.ToNode, deadline.Policy))] : plan.Deadlines,
        Timers = request.Timers is { } timers ? [.. timers.DistinctBy(timer => timer.Path).Select(timer => new TimerMapping(timer.Path, timer.Policy))] : plan.Timers,
    };

    // what goes on as something does not end, and only what ends goes on elsewhere
    private static NodeMapping NodeOf(Node node) => node.To is { } to ? new(node.Path, to) : new(node.Path, null, node.Ends, node.Ends ? node.GoOnAt : null);
}
