using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Workflow.Execution;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Tasks;

/// <summary>
/// One act on several tasks, each by itself: checked, carried out, refused and kept on record as if it had been sent alone, so that one that is
/// refused does not hold up the others. Repeated with its key, each happens once.
/// </summary>
public sealed class TaskBatch(CurrentActor actor, IServiceProvider services)
{
    public const int Most = 100;

    /// <summary>What came of one of them.</summary>
    /// <param name="Task">The task as it is now.</param>
    /// <param name="Problem">Why it was refused.</param>
    public sealed record Row(Guid Id, bool Ok, TaskRow? Task, ProblemDetails? Problem);

    /// <summary>A row for each task, in the order in which they were named.</summary>
    public sealed record Response(IReadOnlyList<Row> Items);

    internal async Task<Response> DoAsync(string act, IEnumerable<Guid> tasks, CommandKey key, Func<Guid, CommandKey, Task<TaskRow>> doOne)
    {
        var rows = new List<Row>();
        foreach (var id in tasks)
            rows.Add(await TryAsync(act, id, KeyOf(key, id), doOne));
        return new(rows);
    }

    private async Task<Row> TryAsync(string act, Guid id, CommandKey key, Func<Guid, CommandKey, Task<TaskRow>> doOne)
    {
        try
        {
            return new(id, true, await doOne(id, key), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && ProblemExceptionHandler.ProblemOf(exception) is { Status: < StatusCodes.Status500InternalServerError } problem)
        {
            await services.GetRequiredService<RefusalRecord>().WriteAsync(actor, act, id, problem);
            return new(id, false, null, problem);
        }
    }

    // a key stands for one command; a batch is several
    private CommandKey KeyOf(CommandKey key, Guid taskId) =>
        new(key.Key is { } given ? CommandKey.IdOf(actor.Court, actor.Id, $"{given}\n{taskId:N}") : Guid.CreateVersion7(), key.Key);
}

/// <summary>批量签收</summary>
public static class ClaimTasks
{
    public sealed record Request
    {
        [Required, MinLength(1), MaxLength(TaskBatch.Most)]
        public required IReadOnlyList<Guid> TaskIds { get; init; }
    }

    public static async Task<Ok<TaskBatch.Response>> Handle(
        Request request, CommandKey key, [FromServices] TaskBatch batch, [FromServices] TaskActs acts, [FromServices] ProfileCatalog profiles, CancellationToken cancellationToken) =>
        TypedResults.Ok(await batch.DoAsync(
            nameof(ClaimTasks), request.TaskIds.Distinct(), key,
            async (id, own) => (await ClaimTask.Handle(id, own, acts, profiles, cancellationToken)).Result is Ok<TaskRow> { Value: { } row }
                ? row
                : throw new RequestException(StatusCodes.Status404NotFound, ErrorCodes.NotFound)));
}

/// <summary>批量签批: the same outcome for several tasks, such as an approval.</summary>
public static class CompleteTasks
{
    /// <summary>A task, and the version that was seen of it.</summary>
    public sealed record Named
    {
        public required Guid Id { get; init; }

        public int? Version { get; init; }
    }

    public sealed record Request
    {
        [Required, MinLength(1), MaxLength(TaskBatch.Most)]
        public required IReadOnlyList<Named> Tasks { get; init; }

        /// <summary>An outcome that each of them has.</summary>
        [Required, StringLength(64)]
        public required string Outcome { get; init; }

        [StringLength(4000)]
        public string? Comment { get; init; }

        /// <summary>The fields of their form, the same for each.</summary>
        public JsonElement? Form { get; init; }
    }

    public static async Task<Ok<TaskBatch.Response>> Handle(
        Request request, CommandKey key, [FromServices] TaskBatch batch, [FromServices] IServiceProvider services, [FromServices] WorkflowRuntime runtime,
        [FromServices] FormCatalog forms, [FromServices] CurrentActor actor, CancellationToken cancellationToken)
    {
        var named = request.Tasks.DistinctBy(task => task.Id).ToDictionary(task => task.Id);
        return TypedResults.Ok(await batch.DoAsync(
            nameof(CompleteTasks), named.Keys, key,
            (id, own) => CompleteTask.DoAsync(
                id, new() { Outcome = request.Outcome, Comment = request.Comment, Form = request.Form, Version = named[id].Version },
                own.CommandId, services, runtime, forms, actor, cancellationToken)));
    }
}
