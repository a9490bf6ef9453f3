using EnforcementFlows.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnforcementFlows.Api.Features.Elsa;

/// <summary>What Elsa Studio shows to whoever asked: a refusal in the shape that it can read.</summary>
public sealed class ElsaRefusedException(string field, params IReadOnlyList<string> reasons) : Exception(string.Join(" ", reasons))
{
    public string Field { get; } = field;

    public IReadOnlyList<string> Reasons { get; } = reasons;

    /// <summary>The reasons by what they are about: a member of the request, or a step of the flow by its id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors { get; init; } = new Dictionary<string, IReadOnlyList<string>> { [field] = reasons };

    /// <summary>What was sent is kept as a draft all the same.</summary>
    public bool DraftIsKept { get; init; }
}

/// <summary>Answers refusals of Elsa's API with 400 in the shape of the original: a message, and the reasons by what they are about.</summary>
internal static class ElsaRefusals
{
    /// <summary>The answer.</summary>
    /// <param name="StatusCode">As in the status line.</param>
    /// <param name="Message">All reasons in one text.</param>
    /// <param name="Errors">The reasons.</param>
    /// <param name="DraftIsKept">What was sent is kept as a draft all the same. The original has no such member, and its clients pass over it.</param>
    public sealed record Answer(int StatusCode, string Message, IReadOnlyDictionary<string, IReadOnlyList<string>> Errors, bool DraftIsKept);

    public static RouteGroupBuilder AddElsaRefusals(this RouteGroupBuilder group)
    {
        group.AddEndpointFilter(async (invocation, next) =>
        {
            try
            {
                return await next(invocation);
            }
            catch (ElsaRefusedException refused)
            {
                return Refuse(refused.Reasons, refused.Errors, refused.DraftIsKept);
            }
            catch (DomainException broken)
            {
                return Refuse([broken.Message], new Dictionary<string, IReadOnlyList<string>> { [broken.Code] = [broken.Message] });
            }
        });
        return group;
    }

    private static JsonHttpResult<Answer> Refuse(IReadOnlyList<string> reasons, IReadOnlyDictionary<string, IReadOnlyList<string>> errors, bool draftIsKept = false) => TypedResults.Json(
        new Answer(StatusCodes.Status400BadRequest, string.Join(" ", reasons), errors, draftIsKept), ElsaJson.Options, statusCode: StatusCodes.Status400BadRequest);
}
