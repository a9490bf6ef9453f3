using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using EnforcementFlows.Api.Features.Staff;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Cases;
using EnforcementFlows.Domain.Parties;

namespace EnforcementFlows.Api.Features.Cases;

/// <summary>A case's row with its parties and amounts. Reading it leaves a trace (读取留痕, TB-3.2-34).</summary>
public sealed record CaseDetail : CaseRow
{
    [SetsRequiredMembers]
    internal CaseDetail(EnforcementCase c, PeopleNames names)
        : base(Of(c, names))
    {
        Title = new(c.Title.Kind, c.Title.Number, c.Title.EffectiveOn, c.Title.IssuedBy);
        Amounts = new(c.Amounts.Applied.ToString(), c.Amounts.Received.ToString(), c.Amounts.Waived.ToString(), c.Amounts.Outstanding.ToString());
        Applicants = [.. c.Applicants.OrderBy(p => p.Ordinal).Select(View)];
        Debtors = [.. c.Debtors.OrderBy(p => p.Ordinal).Select(View)];
        Facts = JsonSerializer.Deserialize<JsonElement>(c.Facts);
        Handlers = [.. c.Handlers.OrderBy(h => h.FromAt).Select(h => new HandlerView(h.HandlerId, names.Of(h.HandlerId), h.FromAt, h.UntilAt, h.Reason, h.DrawSeed))];
        Flags = c.Flags;
        ClosingWay = c.ClosingWay?.Code();
        PriorCaseId = c.PriorCaseId;
        PriorCaseNumber = c.PriorCaseNumber?.ToString();
    }

    // behind the row, as it is read
    [JsonPropertyOrder(1)]
    public required TitleView Title { get; init; }

    [JsonPropertyOrder(1)]
    public required AmountsView Amounts { get; init; }

    [JsonPropertyOrder(1)]
    public required IReadOnlyList<PartyView> Applicants { get; init; }

    [JsonPropertyOrder(1)]
    public required IReadOnlyList<PartyView> Debtors { get; init; }

    [JsonPropertyOrder(1)]
    public required JsonElement Facts { get; init; }

    [JsonPropertyOrder(1)]
    public required IReadOnlyList<HandlerView> Handlers { get; init; }

    [JsonPropertyOrder(1)]
    public required IReadOnlyList<string> Flags { get; init; }

    [JsonPropertyOrder(1)]
    public required string? ClosingWay { get; init; }

    /// <summary>The terminated case that goes on in this one; null also where it was never kept here.</summary>
    [JsonPropertyOrder(1)]
    public required Guid? PriorCaseId { get; init; }

    /// <summary>原案号</summary>
    [JsonPropertyOrder(1)]
    public required string? PriorCaseNumber { get; init; }

    private static PartyView View(Party p) => new(p.Id, p.Name, p.Kind, p.MaskedIdNumber, p.Phone, p.Address);

    /// <summary>执行依据</summary>
    public sealed record TitleView(string Kind, string Number, DateOnly? EffectiveOn, string? IssuedBy);

    /// <summary>申请、到位、放弃、未到位; decimal strings in yuan.</summary>
    public sealed record AmountsView(string Applied, string Received, string Waived, string Outstanding);

    /// <summary>A party; the number is masked.</summary>
    public sealed record PartyView(Guid Id, string Name, PartyKind Kind, string? IdNumber, string? Phone, string? Address);

    /// <summary>A stretch with one handler.</summary>
    public sealed record HandlerView(string HandlerId, string? HandlerName, DateTimeOffset From, DateTimeOffset? Until, string Reason, string? DrawSeed);
}
