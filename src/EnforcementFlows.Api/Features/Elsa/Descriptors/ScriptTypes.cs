using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EnforcementFlows.Api.Features.Elsa.Definitions;
using EnforcementFlows.Api.Hosting.Errors;

namespace EnforcementFlows.Api.Features.Elsa.Descriptors;

/// <summary>What scripts of a flow may use, as the script editor reads it: the functions of the engine, and a pair for each variable.</summary>
internal static partial class ScriptTypes
{
    private const string Functions = """
        declare function getVariable(name: string): any;
        declare function setVariable(name: string, value: any): void;
        declare function getInput(name: string): any;
        declare function getOutputFrom(activity: string, output?: string): any;
        declare function getLastResult(): any;
        declare function getWorkflowInstanceId(): string;
        declare function getWorkflowDefinitionId(): string;
        declare function getWorkflowDefinitionVersionId(): string;
        declare function getWorkflowDefinitionVersion(): number;
        declare function getCorrelationId(): string;
        declare function setCorrelationId(value: string): void;
        declare function setOutcome(name: string): void;
        declare function setOutcomes(names: string[]): void;
        declare function isNullOrEmpty(value: string): boolean;
        declare function isNullOrWhiteSpace(value: string): boolean;
        declare function toJson(value: any): string;

        """;

    public static async Task<IResult> Handle(string definitionId, DefinitionFinder definitions, CancellationToken cancellationToken)
    {
        if (await definitions.FindAsync(definitionId, "Latest", cancellationToken) is not { } row)
            return Problems.NotFound();
        var document = DefinitionDocument.Read(row);
        var variables = Names(document, "variables").ToList();
        var text = new StringBuilder(Functions);
        foreach (var name in variables)
            text.Append("declare function get").Append(Upper(name)).AppendLine("(): any;").Append("declare function set").Append(Upper(name)).AppendLine("(value: any): void;");
        foreach (var name in Names(document, "inputs").Except(variables))
            text.Append("declare function get").Append(Upper(name)).AppendLine("(): any;");
        text.Append("declare const variables: { ").AppendJoin(' ', variables.Select(name => $"{name}: any;")).AppendLine(" };");
        return TypedResults.Text(text.ToString(), "application/x-typescript", Encoding.UTF8);
    }

    // a name that is no identifier has no function
    private static IEnumerable<string> Names(JsonObject document, string list) =>
        (document[list] as JsonArray ?? []).OfType<JsonObject>().Select(item => item.TextOf("name")).OfType<string>().Where(name => Identifier().IsMatch(name)).Distinct();

    private static string Upper(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    [GeneratedRegex(@"^[\p{L}_$][\p{L}\p{N}_$]*$")]
    private static partial Regex Identifier();
}
