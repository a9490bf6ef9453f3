using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using EnforcementFlows.Api.Features.Rehearsal;
using EnforcementFlows.Api.Hosting.Errors;

namespace EnforcementFlows.Api.Features.Simulation;

/// <summary>What is played: a situation and what happens in it, in the members of a <c>*.tests.json</c>.</summary>
public sealed record SimulationScript
{
    public const int MaxSteps = 200;

    /// <summary><c>given</c> of a test case: <c>now</c>, <c>handler</c>, <c>facts</c>, <c>input</c>, <c>outcomes</c>, <c>outputs</c>, <c>deadlines</c>, <c>subjects</c>, <c>profile</c>.</summary>
    public JsonElement? Given { get; init; }

    /// <summary><c>steps</c> of a test case.</summary>
    [MaxLength(MaxSteps)]
    public IReadOnlyList<JsonElement> Steps { get; init; } = [];

    /// <exception cref="RequestException">400 with the part that is none.</exception>
    internal (FlowTestGiven Given, IReadOnlyList<FlowTestStep> Steps) Read() => (
        Given is { ValueKind: not JsonValueKind.Null } given ? Read<FlowTestGiven>(given, "given") : new(),
        [.. Steps.Select((step, i) => Read<FlowTestStep>(step, $"steps[{i}]"))]);

    private static T Read<T>(JsonElement part, string field)
        where T : class
    {
        try
        {
            return FlowTestFile.Read<T>(part);
        }
        catch (JsonException broken)
        {
            var place = broken.Path is { Length: > 1 } path ? $"{field}{path[1..]}" : field;
            throw new RequestException(StatusCodes.Status400BadRequest, ErrorCodes.Invalid, null, [new("malformed", "不符合测试用例的格式", place)]);
        }
    }
}
