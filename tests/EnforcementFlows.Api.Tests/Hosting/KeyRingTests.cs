using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EnforcementFlows.Data;
using EnforcementFlows.Testing;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnforcementFlows.Api.Tests.Hosting;

/// <summary>The keys in the database that seal tokens and cookies.</summary>
public sealed class KeyRingTests
{
    [Fact]
    public async Task Keys_WithCertificate_AreStoredEncryptedAndSealTokens()
    {
        using var folder = TemporaryFolder.Create();
        await using var app = await EnforcementApp.StartAsync(
            ("ConnectionStrings:EnforcementFlows", await (await TestCluster.GetAsync()).CreateDatabaseAsync()), // no keys yet
            ("Auth:KeyCertificate", await MakeCertificateAsync(folder.Path)), ("Auth:KeyCertificatePassword", EnforcementApp.Password));

        var client = await app.SignedInAsAsync("tongbai.judge1");

        (await client.GetAsync("/api/auth/me")).IsSuccessStatusCode.Should().BeTrue();
        (await KeysAsync(app)).Should().OnlyContain(xml => xml.Contains("EncryptedData") && !xml.Contains("masterKey"));
    }

    private static async Task<List<string>> KeysAsync(EnforcementApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var keys = await scope.ServiceProvider.GetRequiredService<EnforcementDbContext>().DataProtectionKeys.Select(key => key.Xml).ToListAsync();
        keys.Should().NotBeEmpty();
        return keys;
    }

    private static async Task<string> MakeCertificateAsync(string folder)
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var path = Path.Combine(folder, "keys.pfx");
        await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pkcs12, EnforcementApp.Password));
        return path;
    }
}
