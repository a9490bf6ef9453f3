using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting.Security;
using Microsoft.Net.Http.Headers;

namespace EnforcementFlows.Api.Features.Elsa.Descriptors;

/// <summary>The activity types that a flow of this court can be made of.</summary>
internal static class ListActivityDescriptors
{
    public static async Task<IResult> Handle(
        ActivityDescriptors descriptors, FlowDescriptors flows, ProfileCatalog profiles, CurrentActor actor, TimeProvider clock, HttpResponse response, CancellationToken cancellationToken)
    {
        var made = descriptors.Of(profiles.Get(actor.Court, clock.GetUtcNow()), await flows.OfAsync(cancellationToken));
        response.Headers.CacheControl = "private, no-cache"; // kept, and asked about each time
        return TypedResults.Bytes(made.Body, "application/json; charset=utf-8", entityTag: new EntityTagHeaderValue(made.Mark));
    }
}
