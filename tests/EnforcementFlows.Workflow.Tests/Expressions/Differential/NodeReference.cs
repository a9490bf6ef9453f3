using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EnforcementFlows.Workflow.Tests.Expressions.Differential;

/// <summary>A script to compare; exactly one of the three is given.</summary>
internal sealed record Case
{
    /// <summary>An expression.</summary>
    [JsonPropertyName("expression")]
    public string? Expression { get; init; }

    /// <summary>The body of a function in strict mode.</summary>
    [JsonPropertyName("body")]
    public string? Body { get; init; }

    /// <summary>A script whose value is that of its last expression statement.</summary>
    [JsonPropertyName("script")]
    public string? Script { get; init; }

    public override string ToString() => Expression ?? Body ?? Script ?? "";
}

/// <summary>What came out: the value as text, or the kind of error.</summary>
internal sealed record Outcome
{
    [JsonPropertyName("shown")]
    public string? Shown { get; init; }

    [JsonPropertyName("error")]
    public string? Error { get; init; }
}

/// <summary>Runs cases in one Node process: the reference for what ECMAScript means.</summary>
internal static class NodeReference
{
    private static readonly JsonSerializerOptions WithoutNulls = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Expressions", "Differential");

    public static async Task<IReadOnlyList<Outcome>> RunAsync(IReadOnlyList<Case> cases)
    {
        using var node = Start();
        var output = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        await JsonSerializer.SerializeAsync(node.StandardInput.BaseStream, cases, WithoutNulls);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        node.ExitCode.Should().Be(0, await errors);
        return JsonSerializer.Deserialize<List<Outcome>>(await output)!;
    }

    private static Process Start()
    {
        var start = new ProcessStartInfo("node", Path.Combine(Folder, "evaluate.mjs"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["TZ"] = "UTC" },
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException("Node.js is needed to check the script interpreter: install it so that 'node' is on the PATH.", missing);
        }
    }
}
