using EnforcementFlows.Api.Features.Termination;
using EnforcementFlows.Data;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Courts;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Workflow.Execution;
using EnforcementFlows.Workflow.Values;

namespace EnforcementFlows.Api.Features.Cases;

/// <summary>Registers a case (立案登记) inside a burst and starts its flow and the watch over each of its measures. For single filings and whole dockets.</summary>
internal static class CaseRegistration
{
    /// <summary>What the profile names as the flow of a type of case; null where the court handles none of it.</summary>
    public static string? FlowOf(this CourtProfile profile, CaseType type) => profile.Flows.GetValueOrDefault($"case:{type.Code()}");

    /// <param name="burst">The burst in which everything is written.</param>
    /// <param name="filing">The reviewed filing.</param>
    /// <param name="flow">The definition that the case runs on.</param>
    /// <param name="profile">The court's profile.</param>
    /// <param name="actor">Who files it.</param>
    /// <param name="takeOver">What had been done before the case came here; null for a new case.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<EnforcementCase> RunAsync(
        Burst burst, CaseFiling filing, string flow, CourtProfile profile, string actor, TakeOver? takeOver, CancellationToken cancellationToken)
    {
        var db = burst.Services.GetRequiredService<EnforcementDbContext>();
        var registered = EnforcementCase.Register(filing, profile.Court, profile.Version, burst.Now);
        takeOver?.ApplyTo(registered, actor);
        db.Cases.Add(registered);
        var measures = filing.ExistingMeasures.Select(m => ControlMeasure.CarryOver(registered, m, burst.Now)).ToList();
        db.Measures.AddRange(measures);
        var text = takeOver is null ? $"立案登记，案号 {registered.Number}" : $"在办案件导入，案号 {registered.Number}";
        db.Note(registered, "case-filed", text, burst.Now, actor: actor, provenAt: filing.FiledAt);
        var id = registered.Id.ToString("D");
        await db.SaveChangesAsync(cancellationToken); // a number filed twice is noticed before the flow runs
        Dictionary<string, object?> input = new() { ["caseId"] = id, ["facts"] = WorkflowValue.Parse(filing.Facts) };
        if (takeOver is not null)
            input["takenOver"] = takeOver.FlowInput();
        if (takeOver?.TerminatedOn is { } terminatedOn)
            await RegisterTerminatedAsync(burst, registered, terminatedOn, profile, cancellationToken);
        else
            await burst.StartAsync(flow, input, id, cancellationToken);
        foreach (var measure in measures.Where(m => m.EndsOn is not null))
            await StartExpiryAsync(burst, profile, id, measure, cancellationToken);
        registered.RestAsBefore();
        return registered;
    }

    private static Task RegisterTerminatedAsync(Burst burst, EnforcementCase taken, DateOnly terminatedOn, CourtProfile profile, CancellationToken cancellationToken)
    {
        taken.CloseAsBefore(terminatedOn);
        var id = taken.Id.ToString("D");
        return profile.Flows.TryGetValue(TerminatedRegister.Flow, out var flow) ? burst.StartAsync(flow, new() { ["caseId"] = id }, id, cancellationToken) : Task.CompletedTask;
    }

    // a preservation measure becomes an enforcement measure with its own end date; its expiry is watched from the first day (TB-3.2-7a)
    private static Task StartExpiryAsync(Burst burst, CourtProfile profile, string caseId, ControlMeasure measure, CancellationToken cancellationToken) =>
        profile.Flows.TryGetValue("measure-expiry", out var flow)
            ? burst.StartAsync(flow, new() { ["caseId"] = caseId, ["measureId"] = measure.Id.ToString("D"), ["node"] = "measure-expiry" }, caseId, cancellationToken)
            : Task.CompletedTask;
}
