namespace EnforcementFlows.Api.Features.Elsa.Descriptors;

/// <summary>The parts of Elsa that Studio may use besides. Named by whoever maps them.</summary>
internal static class InstalledFeatures
{
    /// <summary>A feature by the full name that Studio looks for.</summary>
    public sealed record Feature(string Name, string Namespace, string FullName, string DisplayName, string Description);

    public static IResult Handle(IEnumerable<Feature> installed)
    {
        var items = installed.ToList();
        return ElsaJson.Ok(new { items, count = items.Count });
    }
}
