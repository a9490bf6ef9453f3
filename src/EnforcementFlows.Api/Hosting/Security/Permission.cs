using Microsoft.AspNetCore.Authorization;

namespace EnforcementFlows.Api.Hosting.Security;

/// <summary>Marks an endpoint with the permission of the profile's matrix that it asks for.</summary>
/// <remarks>With <c>orHandler</c> a person is let through whom the matrix allows it in their own cases; the operation then asks <see cref="CurrentActor.Has(string, Guid?)"/>.</remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequirePermissionAttribute(string permission, bool orHandler = false) : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    public string Permission { get; } = permission;

    public bool OrHandler { get; } = orHandler;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>Marks an endpoint that everybody who is signed in may use, because it shows only what is their own.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequireSignedInAttribute : AuthorizeAttribute;

public static class PermissionExtensions
{
    /// <summary>Asks for a permission of the court's matrix, such as <c>case.file</c>.</summary>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder endpoints, string permission, bool orHandler = false)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.RequireAuthorization(new RequirePermissionAttribute(permission, orHandler));

    /// <summary>Asks only that somebody is signed in. For what is the caller's own.</summary>
    public static TBuilder RequireSignedIn<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.RequireAuthorization(new RequireSignedInAttribute());
}

internal sealed class PermissionHandler(IHttpContextAccessor http) : AuthorizationHandler<RequirePermissionAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequirePermissionAttribute requirement)
    {
        var actor = http.HttpContext!.RequestServices.GetRequiredService<CurrentActor>();
        if (actor.Has(requirement.Permission) || (requirement.OrHandler && actor.MayAsHandler(requirement.Permission)))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
