using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Domain.Gateways;

namespace EnforcementFlows.Api.Features.Gateways;

/// <summary>One entry of the section <c>Gateways</c>: how an outside system is reached.</summary>
public sealed class GatewayConnection
{
    /// <summary>Where requests are sent; without it the system is not connected and everything is done by hand.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>Signs what is sent and what comes back.</summary>
    public string? Secret { get; set; }

    /// <summary>Until an answer is given up; asking and sending together stay within the lease of a message.</summary>
    [Range(1, 25)]
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>Whether the system can be asked what became of a request.</summary>
    public bool HasStatus { get; set; } = true;

    public bool IsConnected => BaseUrl is { Length: > 0 };
}

/// <summary>Section <c>Gateways</c>, by name of the gateway.</summary>
public sealed class GatewaySettings
{
    internal const string Section = "Gateways";

    private readonly Dictionary<string, GatewayConnection> _connections = [];

    /// <summary>A gateway that is not configured is not connected.</summary>
    public GatewayConnection Of(string name) => _connections.GetValueOrDefault(name) ?? new();

    internal static void Register(IServiceCollection services) =>
        services.AddOptions<GatewaySettings>().Configure<IConfiguration>((settings, configuration) => settings.Read(configuration.GetSection(Section)))
            .Validate<IConfiguration>(
                (_, configuration) => configuration.GetSection(Section).GetChildren().All(child => child.Value is not null || GatewayNames.All.Contains(child.Key)),
                $"Gateways__<name> 的名称应为 {string.Join("、", GatewayNames.All)} 之一 (an unknown gateway).")
            .Validate(settings => settings._connections.Values.All(IsComplete),
                "Gateways__<name>__BaseUrl 应为完整的 http 或 https 地址，并设置 Secret；TimeoutSeconds 为 1 至 25 (a gateway is not configured completely).")
            .ValidateOnStart();

    private void Read(IConfigurationSection section)
    {
        foreach (var name in GatewayNames.All)
        {
            var connection = new GatewayConnection();
            section.GetSection(name).Bind(connection, binder => binder.ErrorOnUnknownConfiguration = true); // a misspelt name must not pass for the default
            _connections[name] = connection;
        }
    }

    private static bool IsComplete(GatewayConnection connection) =>
        Validator.TryValidateObject(connection, new(connection), null, validateAllProperties: true)
        && (!connection.IsConnected
            || (connection.Secret is { Length: > 0 } && Uri.TryCreate(connection.BaseUrl, UriKind.Absolute, out var url)
                && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)));
}
