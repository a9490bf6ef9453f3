namespace EnforcementFlows.Data.PrivateClusters;

/// <summary>The operating-system user that runs PostgreSQL: the host's own user, but never root, which PostgreSQL refuses.</summary>
/// <param name="SwitchTo">The user to switch to when the host runs as root, else null.</param>
internal sealed record ClusterAccount(string? SwitchTo)
{
    /// <summary>The user that owns the files and processes of the cluster.</summary>
    public string Name => SwitchTo ?? Environment.UserName;

    /// <summary>For root: the owner of a cluster that exists already, else the user <c>postgres</c>.</summary>
    public static async Task<ClusterAccount> ForAsync(string? existingCluster, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
            return new((string?)null);
        if (existingCluster is not null)
            return new((await Command.RunOrThrowAsync(["stat", "-c", "%U", existingCluster], cancellationToken)).Trim());
        var postgres = await Command.RunAsync(["id", "-u", "postgres"], cancellationToken);
        return postgres.ExitCode == 0
            ? new("postgres")
            : throw new PrivateClusterException("PostgreSQL refuses to run as root and there is no user postgres to run it as. Create it (useradd --system --user-group postgres) or start the host as an ordinary user.");
    }

    public Task<Command.Result> TryAsync(IReadOnlyList<string> command, CancellationToken cancellationToken) =>
        Command.RunAsync(AsAccount(command), cancellationToken);

    public Task<string> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken) =>
        Command.RunOrThrowAsync(AsAccount(command), cancellationToken);

    /// <summary>A folder that only this account may enter.</summary>
    public async Task CreatePrivateFolderAsync(string path, CancellationToken cancellationToken)
    {
        await Command.RunOrThrowAsync(["mkdir", "-p", "-m", "700", path], cancellationToken);
        await HandOverAsync(path, cancellationToken);
    }

    /// <summary>Gives a file or folder made by the host to this account.</summary>
    public async Task HandOverAsync(string path, CancellationToken cancellationToken)
    {
        if (SwitchTo is not null)
            await Command.RunOrThrowAsync(["chown", $"{SwitchTo}:", path], cancellationToken);
    }

    private IReadOnlyList<string> AsAccount(IReadOnlyList<string> command) =>
        SwitchTo is null ? command : ["setpriv", $"--reuid={SwitchTo}", $"--regid={SwitchTo}", "--init-groups", "--", .. command];
}
