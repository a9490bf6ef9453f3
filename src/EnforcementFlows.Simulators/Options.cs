namespace EnforcementFlows.Simulators;

/// <summary>The command line.</summary>
/// <param name="Urls">Where the simulators listen.</param>
/// <param name="Data">Folder of the ledger.</param>
/// <param name="Host">Where answers are sent.</param>
/// <param name="Secret">The key that signs both ways; all gateways have the same.</param>
internal sealed record Options(string Urls, string Data, Uri Host, string Secret)
{
    public const string Usage = "usage: EnforcementFlows.Simulators --urls URLS --data DIR --host URL --secret KEY";

    /// <returns>Null where the command line is wrong.</returns>
    public static Options? Parse(string[] args)
    {
        if (args.Length % 2 != 0)
            return null;
        var values = new Dictionary<string, string>();
        for (var i = 0; i < args.Length; i += 2)
            values[args[i]] = args[i + 1];
        if (values.Keys.Except(["--urls", "--data", "--host", "--secret"]).Any()
            || !values.TryGetValue("--urls", out var urls) || !values.TryGetValue("--data", out var data)
            || !values.TryGetValue("--host", out var host) || !values.TryGetValue("--secret", out var secret) || secret.Length == 0)
            return null;
        return Uri.TryCreate(host, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? new(urls, Path.GetFullPath(data), address, secret)
            : null;
    }
}
