using System.Net;
using System.Net.Http.Headers;
using EnforcementFlows.Data;
using EnforcementFlows.Testing;
using FluentAssertions;

namespace EnforcementFlows.Api.Tests.Hosting;

/// <summary>The designer as the built host serves it, beside which its files lie.</summary>
public sealed class StudioPagesTests(StudioPagesTests.BuiltHost built) : IClassFixture<StudioPagesTests.BuiltHost>
{
    private const string Editor = "/studio/workflows/definitions/tongbai-first-enforcement/edit";

    [Theory]
    [InlineData("tongbai.admin")]
    [InlineData("wolong.director")]
    [InlineData("hualong.president")]
    [InlineData("shihe.vice-president")]
    public async Task Page_WhoMayReadFlows_GetsTheDesignerAtEveryAddressOfIt(string account)
    {
        foreach (var address in (string[])["/studio", "/studio/", "/studio/workflows/instances", Editor])
        {
            using var answer = await GetAsync(account, address);

            answer.StatusCode.Should().Be(HttpStatusCode.OK, address);
            answer.Content.Headers.ContentType!.ToString().Should().Be("text/html; charset=utf-8");
            answer.Headers.CacheControl!.NoCache.Should().BeTrue("another may sit here next");
            (await answer.Content.ReadAsStringAsync()).Should().Contain("<base href=\"/studio/\" />").And.Contain("浏览器版本过低").And.Contain("/administration/flows");
        }
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("tongbai.judge1", HttpStatusCode.Forbidden)]
    [InlineData("tongbai.clerk1", HttpStatusCode.Forbidden)]
    [InlineData("jiangyuan.finance", HttpStatusCode.Forbidden)]
    public async Task Page_WhoMayNot_GetsTheStaffsPagesWhichSaySo(string? account, HttpStatusCode status)
    {
        using var answer = await GetAsync(account, Editor);

        answer.StatusCode.Should().Be(status);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("id=\"root\"").And.NotContain("/studio/");
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("tongbai.judge1", HttpStatusCode.Forbidden)]
    public async Task Files_WhoMayNot_GetsNone(string? account, HttpStatusCode status)
    {
        foreach (var file in (string[])["/studio/page/index.html", "/studio/page/start.js", "/studio/_framework/dotnet.js", "/studio/no-such.js"])
        {
            using var answer = await GetAsync(account, file);

            answer.StatusCode.Should().Be(status, file);
            answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        }
    }

    [Fact]
    public async Task Page_ItsPolicy_LetsNothingInFromOutsideAndNobodyElseFrameIt()
    {
        using var answer = await GetAsync("tongbai.admin", "/studio/");

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single().Split("; ").ToDictionary(part => part.Split(' ')[0], part => part.Split(' ')[1..]);
        policy["default-src"].Should().Equal("'self'");
        policy["frame-ancestors"].Should().Equal("'self'");
        policy["script-src"].Should().NotContain("'unsafe-inline'").And.NotContain("'unsafe-eval'");
        policy.Values.SelectMany(sources => sources).Should().NotContain(source => source.Contains('*') || source.StartsWith("http", StringComparison.Ordinal));
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
    }

    [Theory]
    [InlineData("/studio/_framework/blazor.webassembly.js", "text/javascript")]
    [InlineData("/studio/_content/MudBlazor/MudBlazor.min.css", "text/css")]
    [InlineData("/studio/page/start.js", "text/javascript")]
    [InlineData("wasm", "application/wasm")]
    [InlineData("dat", "application/octet-stream")]
    public async Task Files_TheirTypes_AreWhatBrowsersAskFor(string file, string type)
    {
        using var answer = await GetAsync("tongbai.admin", file.StartsWith('/') ? file : built.Fingerprinted(file));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.Should().Be(type);
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("", null)]
    public async Task Files_Compressed_AreSentInTheSmallestFormThatIsTaken(string accepted, string? sent)
    {
        var file = built.Fingerprinted("wasm");

        using var answer = await GetAsync("tongbai.admin", file, accepted);

        answer.Content.Headers.ContentEncoding.Should().Equal(sent is null ? [] : [sent]);
        answer.Headers.Vary.Should().Contain("Accept-Encoding");
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/wasm");
        (await answer.Content.ReadAsByteArrayAsync()).Length.Should().Be((int)built.LengthOf(file + sent switch { "br" => ".br", "gzip" => ".gz", _ => "" }));
    }

    [Fact]
    public async Task Files_WithAFingerprint_AreKeptForGoodAndOthersAskedForAgain()
    {
        using var hashed = await GetAsync("tongbai.admin", built.Fingerprinted("wasm"), "br");
        hashed.Headers.CacheControl!.ToString().Should().Contain("immutable").And.Contain("max-age=31536000");

        using var plain = await GetAsync("tongbai.admin", "/studio/_framework/dotnet.js", "br");
        plain.Headers.CacheControl!.ToString().Should().Be("no-cache");
        using var client = await built.ClientAsync("tongbai.admin");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/studio/_framework/dotnet.js") { Headers = { IfNoneMatch = { plain.Headers.ETag! } } };
        again.Headers.AcceptEncoding.ParseAdd("br");
        using var unchanged = await client.SendAsync(again);
        unchanged.StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Fact]
    public void Files_WhatNobodyHereNeeds_IsLeftOut()
    {
        var files = Directory.EnumerateFiles(built.Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(built.Folder, file)).ToList();

        files.Should().HaveCountGreaterThan(300).And.NotContain(file => file.EndsWith(".map", StringComparison.Ordinal) || file.EndsWith(".map.br", StringComparison.Ordinal));
        files.Where(file => file.Contains(".resources.", StringComparison.Ordinal)).Select(file => Path.GetFileName(Path.GetDirectoryName(file))).Distinct().Should().Equal("zh-Hans");
    }

    private async Task<HttpResponseMessage> GetAsync(string? account, string path, string accepted = "")
    {
        using var client = await built.ClientAsync(account);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        return await client.SendAsync(request);
    }

    /// <summary>The host as a process, with all that its build has put beside it.</summary>
    public sealed class BuiltHost : IAsyncLifetime
    {
        private readonly Dictionary<string, AuthenticationHeaderValue?> _signedIn = [];
        private TestDatabase<EnforcementDbContext> _database = null!;
        private RunningHost _host = null!;

        internal string Folder { get; } = Path.Combine(Path.GetDirectoryName(BuiltProject.Dll("src/EnforcementFlows.Api"))!, "studio");

        public async Task InitializeAsync()
        {
            _database = await TestDatabase.CreateAsync<EnforcementDbContext>();
            _host = await RunningHost.StartAsync(EnforcementApp.Start, ("ConnectionStrings__EnforcementFlows", _database.ConnectionString));
        }

        public async Task DisposeAsync()
        {
            await _host.StopAsync();
            _host.Dispose();
            await _database.DisposeAsync();
        }

        /// <summary>Somebody's client, or nobody's.</summary>
        internal async Task<HttpClient> ClientAsync(string? account)
        {
            var client = _host.Client();
            if (account is null)
                return client;
            if (!_signedIn.TryGetValue(account, out var token))
            {
                using var person = await _host.SignedInAsAsync(account);
                _signedIn[account] = token = person.DefaultRequestHeaders.Authorization;
            }

            client.DefaultRequestHeaders.Authorization = token;
            return client;
        }

        /// <summary>The address of a file of the package whose name changes with its content.</summary>
        internal string Fingerprinted(string extension) =>
            $"/studio/_framework/{Path.GetFileName(Directory.EnumerateFiles(Path.Combine(Folder, "_framework"), $"*.{extension}").Order(StringComparer.Ordinal).First())}";

        internal long LengthOf(string address) => new FileInfo(Path.Combine(Folder, address["/studio/".Length..])).Length;
    }
}
