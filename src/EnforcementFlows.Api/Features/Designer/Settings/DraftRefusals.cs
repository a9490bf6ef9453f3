using EnforcementFlows.Api.Features.Elsa;
using EnforcementFlows.Api.Hosting.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnforcementFlows.Api.Features.Designer.Settings;

/// <summary>Why a draft is not kept, as our own API says it.</summary>
internal static class DraftRefusals
{
    public static ProblemHttpResult ProblemOf(ElsaRefusedException refused) => refused.Field switch
    {
        "lease" => Problems.Conflict("draft.leased", string.Join(' ', refused.Reasons)),
        "id" => Problems.Conflict("draft.stale", string.Join(' ', refused.Reasons)),
        _ => Problems.Conflict("draft.refused", "草稿不能保存。", [.. refused.Reasons.Select(reason => new ApiError("draft.refused", reason))]),
    };
}
