using EnforcementFlows.Api.Hosting.Security;

namespace EnforcementFlows.Api.Features.Staff.Substitutions;

public static class SubstitutionEndpoints
{
    /// <summary>With it somebody records, ends and sees the substitutions of others; everybody has his own.</summary>
    internal const string Permission = "staff.substitute";

    public static void MapSubstitutions(this IEndpointRouteBuilder api)
    {
        var substitutions = api.MapGroup("/substitutions").WithTags("Staff");
        substitutions.MapGet("/", ListSubstitutions.Handle).WithName(nameof(ListSubstitutions)).RequireSignedIn().WithSummary("代班")
            .WithDescription("起日最近的在前。本人代他人的、他人代本人的；有权管理代班的，列全院的。");
        substitutions.MapPost("/", RecordSubstitution.Handle).WithName(nameof(RecordSubstitution)).RequireSignedIn().WithSummary("登记代班")
            .WithDescription("自起日至止日（含），代班人可以办理被代人员的待办，留痕载明两人；任何一人须回避的，不得办理。本人登记自己的，有权管理代班的登记他人的。");
        substitutions.MapPost("/{substitutionId:guid}/end", EndSubstitution.Handle).WithName(nameof(EndSubstitution)).RequireSignedIn().WithSummary("提前结束代班");
    }
}
