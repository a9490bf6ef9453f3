using System.Text.Json;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Domain.Measures;
using EnforcementFlows.Domain.Parties;

namespace EnforcementFlows.Domain.Cases;

/// <summary>The fields of a filing and how they must fit together.</summary>
internal sealed class FilingFields(FilingReader read)
{
    /// <summary>More than this on one side is a mistake of the sending system; 群体案件 stay well below.</summary>
    public const int MostParties = 500;

    private const int MostMeasures = 200;
    private const int LongestFacts = 20_000;

    /// <summary>The filing, or null if a value it cannot do without is bad.</summary>
    public CaseFiling? Read(FilingDraft draft)
    {
        var type = read.Choice<CaseType>("caseType", draft.CaseType);
        var number = Number(draft.CaseNumber, type);
        var prior = PriorNumber(draft.PriorCaseNumber, type);
        var applied = read.PastDay("applicationReceivedOn", draft.ApplicationReceivedOn, required: true);
        var filedAt = read.PastInstant("filedAt", draft.FiledAt, required: true);
        var receivedAt = read.PastInstant("materialReceivedAt", draft.MaterialReceivedAt);
        var title = Title(draft.Title, applied);
        CheckOrder(applied, filedAt, receivedAt);
        var cause = read.Required("cause", draft.Cause, 200);
        var amount = read.Amount("claimAmount", draft.ClaimAmount, required: true);
        var handler = read.Optional("assignedHandler", draft.AssignedHandler, 96);
        var parties = Parties("applicants", PartyRole.Applicant, draft.Applicants)
            .Concat(Parties("debtors", PartyRole.Debtor, draft.Debtors)).ToList();
        var measures = Measures(draft.ExistingMeasures);
        var facts = Facts(draft.Facts);
        if (read.Problems.Count > 0)
            return null;
        return new CaseFiling
        {
            Number = number!,
            Type = type!.Value,
            PriorCaseNumber = prior,
            ApplicationReceivedOn = applied!.Value,
            FiledAt = filedAt!.Value,
            MaterialReceivedAt = receivedAt ?? filedAt.Value,
            Title = title!,
            Cause = cause!,
            ClaimAmount = amount!.Value,
            AssignedHandler = handler,
            Parties = parties,
            ExistingMeasures = measures,
            Facts = facts,
        };
    }

    private CaseNumber? Number(string? text, CaseType? type)
    {
        const string field = "caseNumber";
        if (read.Required(field, text, 64) is not { } given)
            return null;
        if (!CaseNumber.TryParse(given, out var number, out var problem))
        {
            read.Refuse(field, "filing.number-malformed", problem);
            return null;
        }
        if (number.CourtCode != read.Context.CourtCode)
            read.Refuse(field, "filing.number-other-court", $"案号不属于{read.Context.CourtName}（{read.Context.CourtCode}）。");
        if (number.Year > read.Context.Today.Year)
            read.Refuse(field, "filing.date-in-future", "案号年份不得晚于今年。");
        if (type is not null && number.CaseType != type.Value.Characters())
            read.Refuse(field, "filing.type-mismatch", $"案号的类型代字与案件类型不符，应为“{type.Value.Characters()}”。");
        return number;
    }

    // a resumed case is filed directly only where the terminated one was never kept here; it may be of another court
    private CaseNumber? PriorNumber(string? text, CaseType? type)
    {
        const string field = "priorCaseNumber";
        if (type != CaseType.Resumed)
        {
            if (!string.IsNullOrWhiteSpace(text))
                read.Refuse(field, "filing.prior-not-resumed", "只有恢复执行案件才填写原案号。");
            return null;
        }
        if (read.Required(field, text, 64) is not { } given)
            return null;
        if (CaseNumber.TryParse(given, out var number, out var problem))
            return number;
        read.Refuse(field, "filing.number-malformed", problem);
        return null;
    }

    private void CheckOrder(DateOnly? applied, DateTimeOffset? filedAt, DateTimeOffset? receivedAt)
    {
        if (filedAt is { } filed && applied > CourtTime.DayOf(filed))
            read.Refuse("applicationReceivedOn", "filing.date-order", "收到申请日期不得晚于立案日期。");
        if (receivedAt is { } received && applied > CourtTime.DayOf(received))
            read.Refuse("materialReceivedAt", "filing.date-order", "接收立案材料时间不得早于收到申请日期。");
    }

    private EnforcementTitle? Title(TitleDraft? title, DateOnly? applied)
    {
        if (title is null)
        {
            read.Refuse("title", "filing.required", "须写明执行依据。");
            return null;
        }
        var kind = read.Required("title.kind", title.Kind, 40);
        var number = read.Required("title.number", title.Number, 100);
        var effectiveOn = read.PastDay("title.effectiveOn", title.EffectiveOn);
        var issuedBy = read.Optional("title.issuedBy", title.IssuedBy, 100);
        if (effectiveOn > applied)
            read.Refuse("title.effectiveOn", "filing.date-order", "执行依据生效日期不得晚于收到申请日期。");
        return kind is null || number is null ? null : new(EnforcementTitleKinds.Normalize(kind), number, effectiveOn, issuedBy);
    }

    private List<FiledParty> Parties(string list, PartyRole role, IReadOnlyList<PartyDraft?>? drafts)
    {
        if (drafts is not { Count: > 0 })
            read.Refuse(list, "filing.required", role == PartyRole.Applicant ? "至少须有一名申请执行人。" : "至少须有一名被执行人。");
        else if (drafts.Count > MostParties)
            read.Refuse(list, "filing.too-many", $"不得超过 {MostParties} 名。");
        else
            return [.. drafts.Select((draft, i) => Party($"{list}[{i}]", role, draft)).OfType<FiledParty>()];
        return [];
    }

    private FiledParty? Party(string at, PartyRole role, PartyDraft? draft)
    {
        var name = read.Required($"{at}.name", draft?.Name, 200);
        var kindText = read.Optional($"{at}.kind", draft?.Kind, 40);
        var idNumber = read.Optional($"{at}.idNumber", draft?.IdNumber, 40)?.ToUpperInvariant();
        var phone = read.Optional($"{at}.phone", draft?.Phone, 40);
        var address = read.Optional($"{at}.address", draft?.Address, 300);
        var kind = PartyKinds.Infer(idNumber);
        if (kindText is not null && !PartyKinds.TryParse(kindText, out kind))
            read.Refuse($"{at}.kind", "filing.unknown-value", "应为：natural（自然人）、unit（法人）、government（党政机关）、organisation（其他组织）。");
        else if (idNumber is not null)
            CheckIdNumber($"{at}.idNumber", kind, idNumber);
        return name is null ? null : new(role, kind, name, idNumber, phone, address);
    }

    private void CheckIdNumber(string field, PartyKind kind, string idNumber)
    {
        if (kind == PartyKind.Natural && !ResidentIdNumber.IsValid(idNumber))
            read.Refuse(field, "filing.id-number-invalid", "公民身份号码不正确（应为 18 位，且校验码相符）。");
        if (kind != PartyKind.Natural && !UnifiedCreditCode.IsValid(idNumber))
            read.Refuse(field, "filing.credit-code-invalid", "统一社会信用代码不正确（应为 18 位，且校验码相符）。");
    }

    private List<FiledMeasure> Measures(IReadOnlyList<MeasureDraft?>? drafts)
    {
        if (drafts is { Count: > MostMeasures })
            read.Refuse("existingMeasures", "filing.too-many", $"不得超过 {MostMeasures} 项。");
        else
            return [.. (drafts ?? []).Select((draft, i) => new FiledMeasureFields(read, $"existingMeasures[{i}]").Read(draft)).OfType<FiledMeasure>()];
        return [];
    }

    private string Facts(JsonElement? facts)
    {
        if (facts is not { } given || given.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return "{}";
        if (given.ValueKind != JsonValueKind.Object)
            read.Refuse("facts", "filing.unknown-value", "应为一个 JSON 对象。");
        else if (given.GetRawText().Length > LongestFacts)
            read.Refuse("facts", "filing.too-long", $"不得超过 {LongestFacts} 个字。");
        else if (given.GetRawText().Contains("\\u0000", StringComparison.Ordinal)) // PostgreSQL cannot store it
            read.Refuse("facts", "filing.unreadable-character", "含有控制字符或者乱码。");
        else
            return CanonicalJson.Of(given);
        return "{}";
    }
}
