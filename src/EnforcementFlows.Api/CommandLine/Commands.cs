using System.Globalization;
using EnforcementFlows.Domain.Calendars;
using EnforcementFlows.Workflow.Execution;

namespace EnforcementFlows.Api.CommandLine;

/// <summary>The host's commands that need no server: <c>workflows run | lint | test | ablate | rules</c>.</summary>
internal static class Commands
{
    private const string Usage = """
        usage:
          workflows run <file or folder> [--definition ID] [--input name=value …] [--event NAME …] [--mode counter|token] [--json] [--each]
          workflows lint <file or folder>
          workflows test <file or folder>
          workflows ablate <folder> [share in percent] [seed]
          workflows rules <folder>
        """;

    /// <summary>Whether the arguments name a command, and not the server's own options.</summary>
    public static bool Matches(string[] args) => args is ["workflows", ..];

    /// <returns>The exit code: 0, 1 when something failed, 2 for wrong usage or unsupported content.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var registry = new ActivityRegistry().AddFrom(typeof(Commands).Assembly);
        switch (args)
        {
            case ["workflows", "run", .. var rest]:
                return Parse(rest, errors) is { } options ? await new WorkflowsRun(registry, output, errors).RunAsync(options, cancellationToken) : 2;
            case ["workflows", "lint", var path]:
                return new WorkflowsLint(registry, output, CourtTime.DayOf(TimeProvider.System.GetUtcNow())).Run(path);
            case ["workflows", "test", var path]:
                return await new WorkflowsTest(registry, output).RunAsync(path, cancellationToken);
            case ["workflows", "ablate", var folder, .. var rest] when rest.Length <= 2 && (rest.Length == 0 || int.TryParse(rest[0], out _)):
                return await new WorkflowsAblate(registry, output).RunAsync(folder, rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 10, rest.ElementAtOrDefault(1) ?? "1", cancellationToken);
            case ["workflows", "rules", var workflows]:
                return new WorkflowsRules(output).Run(workflows);
            default:
                errors.WriteLine(Usage);
                return 2;
        }
    }

    private static WorkflowsRun.Options? Parse(string[] rest, TextWriter errors)
    {
        string? path = null;
        string? definition = null;
        var inputs = new Dictionary<string, string>();
        var events = new List<string>();
        var (json, each) = (false, false);
        bool? usesTokens = null;
        for (var i = 0; i < rest.Length; i++)
        {
            var value = i + 1 < rest.Length ? rest[i + 1] : null;
            switch (rest[i])
            {
                case "--json": json = true; continue;
                case "--each": each = true; continue;
                case "--definition" when value is not null: definition = value; break;
                case "--event" when value is not null: events.Add(value); break;
                case "--input" when value?.Split('=', 2) is [var name, var text]: inputs[name] = text; break;
                case "--mode" when value is "counter" or "token": usesTokens = value == "token"; break;
                case "--mode":
                    errors.WriteLine($"There is no flowchart mode '{value}'; flows run in the mode counter, Elsa's default, or token.");
                    return null;
                case var file when path is null && !file.StartsWith("--", StringComparison.Ordinal): path = file; continue;
                default:
                    errors.WriteLine($"Unknown option '{rest[i]}'.\n{Usage}");
                    return null;
            }

            i++;
        }

        if (path is null)
        {
            errors.WriteLine(Usage);
            return null;
        }

        return new(path, definition, inputs, events, json, each, usesTokens);
    }
}
