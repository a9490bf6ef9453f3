using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.Features.Designer;

/// <summary>Where the ways of two versions differ: what follows a step after which outcome.</summary>
internal sealed class ConnectionChanges(Dictionary<string, StepPlace> before, Dictionary<string, StepPlace> after, ActivityRegistry registry, ChangeNames names)
{
    private readonly record struct Way(string Source, string Port);

    public IEnumerable<DefinitionChange> All()
    {
        var (were, are) = (Ways(before), Ways(after));
        foreach (var way in are.Select(group => group.Key).Union(were.Select(group => group.Key)))
        {
            var (gone, come) = (were[way].Except(are[way]).ToList(), are[way].Except(were[way]).ToList());
            if (gone is [var from] && come is [var to])
                yield return Changed(ChangeKinds.ConnectionMoved, way, from, to);
            else
            {
                foreach (var target in gone)
                    yield return Changed(ChangeKinds.ConnectionRemoved, way, target, null);
                foreach (var target in come)
                    yield return Changed(ChangeKinds.ConnectionAdded, way, null, target);
            }
        }
    }

    private static ILookup<Way, string> Ways(Dictionary<string, StepPlace> steps) =>
        steps.Values.SelectMany(step => step.Activity.Connections).ToLookup(c => new Way(c.Source, c.SourcePort ?? "Done"), c => c.Target);

    private DefinitionChange Changed(string kind, Way way, string? from, string? to)
    {
        var start = way.Port == "Done" ? $"“{Name(way.Source)}”之后" : $"“{Name(way.Source)}”的结果“{Outcome(way)}”之后";
        var sentence = (from, to) switch
        {
            (null, _) => $"{start}新增去向“{Name(to!)}”。",
            (_, null) => $"{start}不再到“{Name(from)}”。",
            _ => $"{start}由“{Name(from)}”改到“{Name(to)}”。",
        };
        var clauses = new[] { way.Source, from, to }.OfType<string>().SelectMany(id => StepPlace.ClausesOf(id, before, after)).Distinct();
        return new(kind, way.Source, Name(way.Source), way.Port, from is null ? null : Name(from), to is null ? null : Name(to), [.. clauses], sentence);
    }

    // what the system does ends as its activity says; all else as tasks do
    private string Outcome(Way way)
    {
        var step = after.GetValueOrDefault(way.Source) ?? before.GetValueOrDefault(way.Source);
        var own = step is null ? null : registry.Find(step.Activity.Type)?.Outcomes;
        return own?.Names.Zip(own.Labels).FirstOrDefault(outcome => outcome.First == way.Port).Second ?? names.Outcome(step?.Form, way.Port);
    }

    private string Name(string id) => (after.GetValueOrDefault(id) ?? before.GetValueOrDefault(id))?.Name ?? id;
}
