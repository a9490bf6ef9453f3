using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EnforcementFlows.Bench;

/// <summary>The figures of a run, for people and for programs.</summary>
internal sealed class Report(string machine, Yardstick speed, IReadOnlyList<Figure> figures)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task SaveAsync(string path)
    {
        var file = new JsonObject();
        foreach (var figure in figures)
        {
            var yardstick = figure.Yardstick ?? speed;
            yardstick = yardstick with { Min = Round(yardstick.Min), Median = Round(yardstick.Median), Max = Round(yardstick.Max) };
            file[figure.Name] = JsonSerializer.SerializeToNode(
                new { value = Round(figure.Value), target = figure.Target.Value, figure.Unit, figure.Holds, yardstick, figure.Detail, machine }, Json);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        await File.WriteAllTextAsync(path, file.ToJsonString(Json));
    }

    public void Print(TextWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine(machine);
        writer.WriteLine($"noise: {Text(speed)}");
        writer.WriteLine();
        writer.WriteLine($"{"figure",-16} {"value",10} {"target",12} {"unit",-8} {"holds",-6} yardstick (min / median / max); detail");
        foreach (var figure in figures)
        {
            var target = $"{(figure.Target.IsMost ? "≤" : "≥")} {figure.Target.Value:G4}";
            writer.WriteLine($"{figure.Name,-16} {Round(figure.Value),10} {target,12} {figure.Unit,-8} {(figure.Holds ? "yes" : "NO"),-6} {Text(figure.Yardstick ?? speed)}; {figure.Detail}");
        }
    }

    private static string Text(Yardstick yardstick) =>
        $"{yardstick.Name} {Round(yardstick.Min)} / {Round(yardstick.Median)} / {Round(yardstick.Max)} {yardstick.Unit}".TrimEnd();

    // four digits are more than a measurement is worth
    private static double Round(double value) => value == 0 ? 0 : Math.Round(value, Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 15));
}
