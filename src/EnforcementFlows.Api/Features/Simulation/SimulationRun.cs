using EnforcementFlows.Api.Features.Rehearsal;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Simulation;

/// <summary>
/// Plays a script from its start on, as far as it goes. Nothing is kept between two calls: taking the last step back is leaving it out.
/// No real case, task or letter comes of it: everything lies in memory.
/// </summary>
internal sealed class SimulationRun(DraftRehearsal draft, FlowTestGiven given, IReadOnlyList<FlowTestStep> steps)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private readonly List<FlowTestStep> _played = [];
    private readonly List<int> _marks = [];

    public CourtRehearsal? Rehearsal { get; private set; }

    public VirtualInstance? Instance { get; private set; }

    /// <summary>The steps that were played, each with who did it.</summary>
    public IReadOnlyList<FlowTestStep> Played => _played;

    /// <summary>Why the next step could not be played; null when all were.</summary>
    public FlowTestProblem? Problem { get; private set; }

    /// <summary>The step in which an entry of the trace was made, from 1; 0 for the start.</summary>
    public int StepOf(int entry) => _marks.FindIndex(mark => entry < mark) is >= 0 and var step ? step : _marks.Count;

    /// <param name="now">When it begins, where the script does not say.</param>
    /// <param name="after">Called when the flow has been started, and after each step.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    public async Task PlayAsync(DateTimeOffset now, Action<CourtRehearsal, int>? after, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        var play = new FlowPlay(draft.Plans, draft.Site, draft.Definition) { MaxBursts = DraftRehearsal.MaxBursts, Choose = Choose };
        try
        {
            await play.StartAsync(given, FlowTestRun.BeginOf(given, steps, now), limit.Token);
            Mark(play, after);
            foreach (var step in steps)
            {
                await play.PlayAsync(step, limit.Token);
                _played.Add(step.Do == "task" ? step with { By = play.LastBy } : step);
                Mark(play, after);
            }
        }
        catch (Exception mistake) when (FlowTestRun.IsMistake(mistake))
        {
            Problem = FlowTestRun.ProblemOf(mistake, "", Instance is null ? 0 : _played.Count + 1);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Problem = new("", Instance is null ? 0 : _played.Count + 1, "endless", "The run takes too long.", []);
        }

        (Rehearsal, Instance) = (play.Rehearsal, play.Instance);
    }

    private static string? Choose(CourtRehearsal rehearsal, VirtualTask task) => rehearsal.People.FirstOrDefault(person => rehearsal.MayDo(person.Account, task))?.Account;

    private void Mark(FlowPlay play, Action<CourtRehearsal, int>? after)
    {
        (Rehearsal, Instance) = (play.Rehearsal, play.Instance);
        _marks.Add(play.Rehearsal!.Engine.Trace.Log.Count);
        after?.Invoke(play.Rehearsal, _played.Count);
    }
}
