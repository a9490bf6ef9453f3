using EnforcementFlows.Api.Features.Elsa.Definitions;
using EnforcementFlows.Api.Features.Elsa.Descriptors;
using EnforcementFlows.Api.Features.Elsa.Instances;
using EnforcementFlows.Api.Features.Elsa.Watching;
using EnforcementFlows.Api.Hosting.Validation;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Elsa;

/// <summary>
/// The part of Elsa's REST API that Elsa Studio 3.8 asks for: <c>/elsa/api</c>, and its hub. It is Elsa's contract and not ours, and so it is not in our
/// API's document.
/// </summary>
public static class ElsaEndpoints
{
    /// <summary>Sees flows and their versions.</summary>
    public const string Read = "workflow.read";

    /// <summary>Changes drafts.</summary>
    public const string Design = "workflow.design";

    /// <summary>Publishes what somebody else has changed.</summary>
    public const string Publish = "workflow.publish";

    public static void AddElsa(this IServiceCollection services)
    {
        services.AddSingleton<PickerLists>();
        services.AddSingleton<ActivityDescriptors>();
        services.AddScoped<FlowDescriptors>();
        services.AddScoped<DefinitionFinder>();
        services.AddScoped<DefinitionNodes>();
        services.AddScoped<DefinitionLeases>();
        services.AddScoped<DefinitionAnswers>();
        services.AddScoped<DraftCheck>();
        services.AddScoped<DraftDesk>();
        services.AddScoped<DraftRemoval>();
        services.AddScoped<PublishRequests>();
        services.AddScoped<InstanceFinder>();
        services.AddElsaWatching();
    }

    public static void MapElsa(this IEndpointRouteBuilder app)
    {
        var elsa = app.MapGroup("/elsa/api").AddElsaRefusals().AddRequestValidation().ExcludeFromDescription().WithMetadata(new RequestSizeLimitAttribute(ElsaJson.LargestRequest));
        elsa.MapElsaDefinitions();
        elsa.MapElsaDescriptors();
        elsa.MapElsaInstances();
        app.MapElsaWatching();
    }
}
