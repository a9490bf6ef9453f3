using System.Text.RegularExpressions;
using EnforcementFlows.Api.Hosting.Startup;
using EnforcementFlows.Api.Tests.Docs;
using EnforcementFlows.Data;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace EnforcementFlows.Api.Tests.Hosting;

/// <summary>docker-compose.yml and the Dockerfile against the real projects, settings, ports and paths. They are read, not started.</summary>
[Collection(SharedApp.Name)]
public sealed partial class DeploymentTests(EnforcementApp app)
{
    private static readonly Dictionary<object, object> Compose = new DeserializerBuilder().Build()
        .Deserialize<Dictionary<object, object>>(new MergingParser(new Parser(new StringReader(Read("docker-compose.yml")))));

    private static readonly string[] Docker = Read("Dockerfile").ReplaceLineEndings("\n").Replace("\\\n", "", StringComparison.Ordinal).Split('\n');

    [Theory]
    [InlineData("Production")]
    [InlineData("Demo")]
    public void Nodes_TheirSettings_AreAcceptedByTheHost(string environment)
    {
        foreach (var node in Nodes())
        {
            var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = environment });
            foreach (var (name, value) in Map(node, "environment"))
                builder.Configuration[name.Replace("__", ":", StringComparison.Ordinal)] = WithDefault(value);
            builder.Configuration["Demo:Enabled"] = (environment == "Demo").ToString();
            builder.Services.AddHostSettings();
            FluentActions.Invoking(() => builder.Services.BuildServiceProvider().GetRequiredService<IStartupValidator>().Validate()).Should().NotThrow();
        }
    }

    [Fact]
    public void Nodes_Database_IsTheServiceBesideThem()
    {
        var database = Section(Services(), "database");
        var made = Map(database, "environment");

        foreach (var node in Nodes())
        {
            var connection = new NpgsqlConnectionStringBuilder(Map(node, "environment")[$"ConnectionStrings__{DataRegistration.ConnectionName}"]);
            Services().Keys.Should().Contain(connection.Host!);
            (connection.Database, connection.Username, connection.Password).Should().Be((made["POSTGRES_DB"], made["POSTGRES_USER"], made["POSTGRES_PASSWORD"]));
            Map(Section(node, "depends_on"), connection.Host!)["condition"].Should().Be("service_healthy");
        }

        Section(database, "healthcheck").Should().NotBeEmpty();
    }

    [Fact]
    public void Nodes_Ports_LeadToWhereTheHostListens()
    {
        var inside = Docker.Single(line => line.StartsWith("EXPOSE ", StringComparison.Ordinal))["EXPOSE ".Length..];
        var published = new List<string>();
        foreach (var node in Nodes())
        {
            new Uri(Map(node, "environment")["ASPNETCORE_URLS"].Replace("0.0.0.0", "localhost", StringComparison.Ordinal)).Port.ToString(System.Globalization.CultureInfo.InvariantCulture)
                .Should().Be(inside);
            foreach (var port in ((List<object>)node["ports"]).Cast<string>())
            {
                port.Should().EndWith($":{inside}");
                published.Add(port);
            }
        }

        published.Should().HaveCount(2).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Nodes_HealthCheck_AsksAPathThatAnswers()
    {
        foreach (var node in Nodes())
        {
            var check = string.Join(' ', (List<object>)Section(node, "healthcheck")["test"]);
            using var answer = await app.Anonymous().GetAsync(new Uri(HealthPath().Match(check).Groups[1].Value, UriKind.Relative));
            answer.IsSuccessStatusCode.Should().BeTrue();
            check.Should().Contain($"/{new Uri(Map(node, "environment")["ASPNETCORE_URLS"].Replace("0.0.0.0", "localhost", StringComparison.Ordinal)).Port}");
        }
    }

    [Fact]
    public void Dockerfile_WhatItCopiesAndStarts_Exists()
    {
        var published = ProjectPath().Match(string.Join('\n', Docker)).Groups[1].Value;
        File.Exists(Path.Combine(Page.Root, published, $"{Path.GetFileName(published)}.csproj")).Should().BeTrue(published);
        Docker.Should().ContainSingle(line => line.StartsWith("ENTRYPOINT", StringComparison.Ordinal)).Which.Should().Contain($"{typeof(Program).Assembly.GetName().Name}.dll");

        var copied = Docker.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')[1..^1]).ToList();
        copied.Should().Contain(["global.json", "Directory.Packages.props", "src/", "workflows/"]);
        foreach (var path in copied)
            Path.Exists(Path.Combine(Page.Root, path)).Should().BeTrue(path);
    }

    [Fact]
    public void Dockerfile_Images_AreOfTheVersionThatIsBuilt()
    {
        var version = Regex.Match(Read("Directory.Build.props"), "<TargetFramework>net([0-9.]+)<").Groups[1].Value;
        var images = Docker.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]).ToList();

        images.Should().Equal("${NODE_IMAGES}node:20-slim", $"${{DOTNET_IMAGES}}dotnet/sdk:{version}", $"${{DOTNET_IMAGES}}dotnet/aspnet:{version}");
        Nodes().Select(node => Map(Section(node, "build"), "args")).Should().OnlyContain(args => args.ContainsKey("DOTNET_IMAGES"));
    }

    private static List<Dictionary<object, object>> Nodes() =>
        [.. Services().Keys.Cast<string>().Where(name => name.StartsWith("node", StringComparison.Ordinal)).Select(name => Section(Services(), name))];

    private static Dictionary<object, object> Services() => Section(Compose, "services");

    private static Dictionary<object, object> Section(Dictionary<object, object> of, string name) => (Dictionary<object, object>)of[name];

    private static Dictionary<string, string> Map(Dictionary<object, object> of, string name) =>
        Section(of, name).ToDictionary(pair => (string)pair.Key, pair => pair.Value as string ?? "");

    // ${NAME:-default}
    private static string WithDefault(string value) => Variable().Replace(value, found => found.Groups[1].Value);

    private static string Read(string file) => File.ReadAllText(Path.Combine(Page.Root, file));

    [GeneratedRegex(@"\$\{[A-Z_]+(?::-([^}]*)|:\?[^}]*)?\}")]
    private static partial Regex Variable();

    [GeneratedRegex("GET ([^ ]+) HTTP")]
    private static partial Regex HealthPath();

    [GeneratedRegex("dotnet publish ([^ ]+)")]
    private static partial Regex ProjectPath();
}
