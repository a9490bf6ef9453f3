using EnforcementFlows.Workflow.Definitions;

namespace EnforcementFlows.Workflow.Execution;

/// <summary>What came out of a run without a database.</summary>
public sealed record VirtualRunResult(
    string Name, WorkflowStatus Status, WorkflowSubStatus SubStatus, IReadOnlyList<string> Lines,
    IReadOnlyDictionary<string, object?> Output, IReadOnlyList<Incident> Incidents,
    IReadOnlyDictionary<string, object?> Variables, IReadOnlyDictionary<string, int> Completed);

/// <summary>
/// Runs a workflow through on a virtual clock: timers fire in due order as soon as nothing else can run, given events are
/// published in order when they are waited for.
/// </summary>
public sealed class VirtualRun(DefinitionSet definitions, ActivityRegistry registry, DateTimeOffset start, bool? usesTokens = null)
{
    private readonly VirtualEngine _engine = new(definitions, registry, start) { UsesTokens = usesTokens };

    /// <summary>Findings of the definitions that were compiled; errors keep the run from starting.</summary>
    public IReadOnlyList<DefinitionFinding> Findings => _engine.Findings;

    /// <summary>Runs a definition to its end, or until it can go no further; null when it can not be compiled.</summary>
    public async Task<VirtualRunResult?> RunAsync(
        WorkflowDefinition definition, Dictionary<string, object?> input, IEnumerable<string> events, CancellationToken cancellationToken)
    {
        var main = await _engine.StartAsync(definition, input, null, cancellationToken);
        if (main is null)
            return null;
        var pending = new Queue<string>(events);
        while (await StepAsync(pending, cancellationToken))
        {
        }

        return new(
            definition.Name ?? definition.DefinitionId, main.Status, main.SubStatus, _engine.Lines, main.Output, main.Incidents, main.Variables, main.Completed);
    }

    private async Task<bool> StepAsync(Queue<string> events, CancellationToken cancellationToken)
    {
        if (events.TryPeek(out var name) && _engine.WaitsFor(name))
            await _engine.PublishAsync(events.Dequeue(), null, null, cancellationToken);
        else if (_engine.NextTimer is not null)
            await _engine.FireNextAsync(cancellationToken);
        else
            return false;
        return true;
    }
}
