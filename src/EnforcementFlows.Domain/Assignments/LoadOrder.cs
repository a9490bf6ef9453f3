namespace EnforcementFlows.Domain.Assignments;

/// <summary>Gives a simple case to whoever has the fewest open ones (按办案量轮分, C-42).</summary>
public static class LoadOrder
{
    /// <param name="openCases">Open cases per candidate.</param>
    /// <exception cref="DomainException"><c>assignment.nobody-eligible</c></exception>
    public static string Pick(IReadOnlyDictionary<string, int> openCases, IEnumerable<string> excluded)
    {
        var left = excluded.ToHashSet();
        var next = openCases.Where(load => !left.Contains(load.Key))
            .OrderBy(load => load.Value).ThenBy(load => load.Key, StringComparer.Ordinal).Select(load => load.Key).FirstOrDefault();
        Rule.Require(next is not null, "assignment.nobody-eligible", "没有可以分案的承办人。");
        return next;
    }
}
