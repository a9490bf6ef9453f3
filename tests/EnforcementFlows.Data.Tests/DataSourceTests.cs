using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EnforcementFlows.Data.Tests;

public sealed class DataSourceTests
{
    [Theory]
    [InlineData("", GssEncryptionMode.Disable)]
    [InlineData(";GSS Encryption Mode=Require", GssEncryptionMode.Require)]
    public async Task GssEncryption_IsAskedForOnlyByTheConnectionString(string asked, GssEncryptionMode expected)
    {
        await using var services = new ServiceCollection().AddEnforcementData(new ConfigurationBuilder()
            .AddInMemoryCollection([new("ConnectionStrings:EnforcementFlows", $"Host=db.court.example;Database=enforcement{asked}")]).Build()).BuildServiceProvider();

        new NpgsqlConnectionStringBuilder(services.GetRequiredService<NpgsqlDataSource>().ConnectionString).GssEncryptionMode.Should().Be(expected);
    }
}
