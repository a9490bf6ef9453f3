using System.Text.Json;
using EnforcementFlows.Data.Repairs;

namespace EnforcementFlows.Api.Features.Repair.Flows;

/// <summary>A repair and how far it has come.</summary>
/// <param name="Filter">What the set was chosen by; null for a single flow.</param>
/// <param name="NeedsConfirmation">Takes effect only when somebody else has confirmed it.</param>
/// <param name="Changed">Left alone because they had moved on since the set was frozen.</param>
/// <param name="Left">Not reached before the repair was cancelled.</param>
public sealed record RepairRow(
    Guid Id, FlowRepairKind Act, FlowRepairState State, string Reason, RepairDetails Details, JsonElement? Filter, bool NeedsConfirmation,
    int Total, int Pending, int Done, int Changed, int Refused, int Left,
    string CreatedBy, DateTimeOffset CreatedAt, string? ConfirmedBy, DateTimeOffset? ConfirmedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt)
{
    internal static RepairRow Of(FlowRepair repair, Dictionary<FlowRepairItemState, int> counts) => new(
        repair.Id, repair.Kind, repair.State, repair.Reason, RepairDetails.Of(repair),
        repair.Filter is null ? null : JsonSerializer.Deserialize<JsonElement>(repair.Filter), repair.NeedsConfirmation,
        repair.Total, counts.GetValueOrDefault(FlowRepairItemState.Pending), counts.GetValueOrDefault(FlowRepairItemState.Done),
        counts.GetValueOrDefault(FlowRepairItemState.Changed), counts.GetValueOrDefault(FlowRepairItemState.Refused), counts.GetValueOrDefault(FlowRepairItemState.Left),
        repair.CreatedBy, repair.CreatedAt, repair.ConfirmedBy, repair.ConfirmedAt, repair.StartedAt, repair.FinishedAt);
}

/// <summary>One flow of a repair, and what became of it.</summary>
/// <param name="Preview">What it would do now; only while it is pending.</param>
public sealed record RepairItemRow(
    int Number, Guid InstanceId, int ContextId, long Version, Guid? CaseId, string DefinitionId, string ActivityId, FlowRepairItemState State, string? Code, string? Message,
    DateTimeOffset? SettledAt, RepairPreview? Preview);

/// <summary>What an act would do to a flow as it stands.</summary>
/// <param name="Code">Why it can not be done; null where it can.</param>
/// <param name="Ends">Steps that would end, with what they wait for.</param>
/// <param name="VoidsDeadlines">Nodes whose deadlines would be void.</param>
/// <param name="LeavesCaseWithoutFlow">The case would have no flow any more.</param>
public sealed record RepairPreview(bool Possible, string? Code, string? Message, IReadOnlyList<string> Ends, IReadOnlyList<string> VoidsDeadlines, bool LeavesCaseWithoutFlow);
