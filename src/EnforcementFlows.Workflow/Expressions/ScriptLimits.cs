namespace EnforcementFlows.Workflow.Expressions;

/// <summary>What one evaluation of a script may use before it is stopped.</summary>
/// <param name="Steps">Statements, loop turns and calls; built-in functions that walk through data count by its size. The same script on the same data always uses the same number.</param>
/// <param name="Time">Wall time. Looked at once in 1,024 steps, so a short script never fails because the machine was busy.</param>
/// <param name="MemoryBytes">Approximate bytes of strings, arrays and objects made, whether still in use or not.</param>
/// <param name="Depth">Nested calls.</param>
public sealed record ScriptLimits(int Steps, TimeSpan Time, long MemoryBytes, int Depth)
{
    /// <summary>100,000 steps, 200 ms, 16 MB, 64 nested calls.</summary>
    public static ScriptLimits Default { get; } = new(100_000, TimeSpan.FromMilliseconds(200), 16 * 1024 * 1024, 64);
}
