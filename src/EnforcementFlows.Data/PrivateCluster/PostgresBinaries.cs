using System.Globalization;
using System.Text.RegularExpressions;

namespace EnforcementFlows.Data.PrivateClusters;

/// <summary>One installed PostgreSQL server: the folder of its programs and its major version.</summary>
public sealed partial record PostgresBinaries(string Directory, int Version)
{
    public string InitDb => Path.Combine(Directory, "initdb");

    public string PgCtl => Path.Combine(Directory, "pg_ctl");

    /// <summary>The server for a cluster of <paramref name="version"/>, or the newest one for a new cluster (null).</summary>
    /// <exception cref="PrivateClusterException">None is installed, or none of that version.</exception>
    internal static async Task<PostgresBinaries> FindAsync(IReadOnlyList<string>? directories, int? version, string folder, CancellationToken cancellationToken)
    {
        directories ??= UsualDirectories();
        var found = new List<PostgresBinaries>();
        foreach (var directory in directories.Distinct())
        {
            if (await IdentifyAsync(directory, cancellationToken) is { } binaries)
                found.Add(binaries);
        }
        if (found.Count == 0)
            throw new PrivateClusterException($"The programs of a PostgreSQL server (initdb, pg_ctl, postgres) were not found in: {string.Join(", ", directories)}. {Remedy}");
        if (version is null)
            return found.MaxBy(binaries => binaries.Version)!;
        return found.Find(binaries => binaries.Version == version)
            ?? throw new PrivateClusterException(
                $"The cluster in {folder} was made by PostgreSQL {version}, but only {string.Join(", ", found.Select(b => $"PostgreSQL {b.Version} ({b.Directory})"))} is installed. "
                + $"Install PostgreSQL {version} (on Debian: apt-get install postgresql-{version}), or bring the data over with pg_dump and pg_restore as docs/operations.md says.");
    }

    private static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    private const string Remedy =
        "Install the server (on Debian or Ubuntu: apt-get install postgresql), or set PG_BIN to the folder that holds its programs, "
        + "or set ConnectionStrings__EnforcementFlows to a PostgreSQL of your own.";

    private static List<string> UsualDirectories()
    {
        if (Environment.GetEnvironmentVariable("PG_BIN") is { Length: > 0 } chosen)
            return [chosen]; // whoever names a folder means that one and no other
        var versions = Environment.GetEnvironmentVariable("PG_LIB") is { Length: > 0 } lib ? lib : "/usr/lib/postgresql";
        IEnumerable<string> installed = System.IO.Directory.Exists(versions) ? System.IO.Directory.GetDirectories(versions).Select(d => Path.Combine(d, "bin")) : [];
        return [.. installed, .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static async Task<PostgresBinaries?> IdentifyAsync(string directory, CancellationToken cancellationToken)
    {
        if (!Programs.All(name => File.Exists(Path.Combine(directory, name))))
            return null;
        var answer = await Command.RunAsync([Path.Combine(directory, "postgres"), "--version"], cancellationToken);
        var match = MajorVersion().Match(answer.Output);
        return match.Success ? new(directory, int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)) : null;
    }

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex MajorVersion();
}
