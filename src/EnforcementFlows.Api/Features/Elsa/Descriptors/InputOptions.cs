using EnforcementFlows.Api.Features.Courts;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Elsa.Descriptors;

/// <summary>What may be chosen for one input of an activity now, for clients that ask again.</summary>
internal static class InputOptions
{
    public static IResult Handle(string type, string property, ActivityRegistry registry, PickerLists lists, ProfileCatalog profiles, CurrentActor actor, TimeProvider clock) =>
        registry.Find(type) is { } activity
        && DescriptorOf.Activity(activity, lists.Of(profiles.Get(actor.Court, clock.GetUtcNow()))).Inputs.FirstOrDefault(input => input.Name == property) is { } found
            ? ElsaJson.Ok(new { items = found.UiSpecifications })
            : Problems.NotFound();
}
