namespace EnforcementFlows.Workflow.Execution;

/// <summary>
/// Runs what is queued of an instance, one activity at a time: begins it, has it go on or begin anew, starts the workflows that it asks
/// for, and turns what it throws into an incident.
/// </summary>
internal sealed class StepRunner(WorkflowExecution execution)
{
    private const int MaxDepth = 16;
    private int _steps;

    public async ValueTask RunAsync(WorkItem item)
    {
        if (item.Existing is null && item.Owner is { Status: not ActivityStatus.Running })
            return;
        var context = item.Existing ?? execution.Contexts.Begin(execution, item);
        if (context.Status != ActivityStatus.Running)
            return;
        execution.Journal(context, item.Stimulus switch { null => "Started", SkipStimulus => "Skipped", _ => "Resumed" }, null);
        var (environment, step) = (execution.Environment, new BurstStep(execution.InstanceId, execution.Revision, ++_steps, context.Id, context.Node.Path));
        if (environment.Earlier?.FailureOf(step) is { } known)
        {
            execution.Fault(context, known);
            return;
        }

        try
        {
            if (_steps > environment.MaxSteps)
                throw new ActivityFaultException("burst-too-long", $"More than {environment.MaxSteps} steps in one burst; is this an endless loop?");
            await RunActivityAsync(context, item.Stimulus);
        }
        catch (Exception exception) when (environment.IsIncident(exception))
        {
            if (environment.Earlier?.Learn(step, exception) == true)
                throw new StepFailedException();
            execution.Fault(context, exception);
        }
    }

    public Activity ActivityOf(ActivityDescriptor descriptor) =>
        execution.Environment.Substitute?.Invoke(descriptor) ?? ActivityRegistry.Resolve(descriptor, execution.Environment.Services);

    private async ValueTask RunActivityAsync(ActivityExecutionContext context, Stimulus? stimulus)
    {
        if (stimulus is SkipStimulus skipped)
        {
            execution.Complete(context, [skipped.Outcome]);
            return;
        }

        if (stimulus is null && execution.Environment.Recorded?.Invoke(context) is { } recorded)
        {
            execution.Complete(context, recorded);
            return;
        }

        var activity = ActivityOf(context.Node.Descriptor);
        context.AskedOutcomes = null;
        if (stimulus is null or RetryStimulus)
            await activity.ExecuteAsync(context);
        else if (stimulus is RenewStimulus)
            await activity.RenewAsync(context);
        else
            await activity.ResumeAsync(context, stimulus);
        await StartChildrenAsync(activity, context);
        if (activity is not Container && context.Status == ActivityStatus.Running && (context.AskedOutcomes is not null || context.Waits == WaitKinds.None))
            execution.Complete(context, context.AskedOutcomes ?? Outcomes.Done);
    }

    // a child runs as soon as its activity has asked for it, before anything that is queued here, as in Elsa
    private async ValueTask StartChildrenAsync(Activity activity, ActivityExecutionContext context)
    {
        while (execution.Effects.Children.TryDequeue(out var start))
        {
            if (execution.Starter is null || execution.Depth >= MaxDepth)
                throw new ActivityFaultException("workflow-too-deep", $"Workflows start each other more than {MaxDepth} deep; does one start itself?");
            if (await execution.Starter(execution, start, execution.CancellationToken) is not { } finished || !start.Wait)
                continue;
            execution.CloseWaits(context);
            await activity.ResumeAsync(context, finished);
        }
    }
}
