namespace EnforcementFlows.Bench;

/// <summary>Something that is measured. A new one is a class in Benchmarks/ and a line of the list in <see cref="Program"/>.</summary>
internal abstract class Benchmark
{
    /// <summary>By which it is chosen on the command line; its figures begin with it.</summary>
    public abstract string Name { get; }

    /// <summary>Measures, and throws where the work itself came out wrong: a fast wrong answer is no figure.</summary>
    public abstract Task<IReadOnlyList<Figure>> RunAsync(Workbench bench);
}
