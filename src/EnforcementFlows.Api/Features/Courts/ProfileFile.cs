using System.Security.Cryptography;
using System.Text.Json;
using EnforcementFlows.Domain;
using EnforcementFlows.Domain.Courts;

namespace EnforcementFlows.Api.Features.Courts;

/// <summary>A profile.json as read from disk, with what the review found in it.</summary>
internal sealed record ProfileFile(string Path, string Json, string ContentSha256, CourtProfile? Profile, IReadOnlyList<ProfileFinding> Findings)
{
    /// <summary>Reads and reviews a file, laid over the national profile; what is wrong becomes findings, never an exception.</summary>
    public static ProfileFile Read(string path, IReadOnlyDictionary<string, string> roles)
    {
        try
        {
            var file = Of(path, ProfileText.Read(path), roles);
            return file.Profile is { } profile ? file with { Findings = [.. FolderFindings(path, profile), .. file.Findings] } : file;
        }
        catch (JsonException broken)
        {
            return new(path, "", "", null, [FindingOf(broken)]);
        }
    }

    /// <summary>Reviews a profile that is laid over the national one already; what is wrong becomes findings, never an exception.</summary>
    public static ProfileFile Of(string path, string json, IReadOnlyDictionary<string, string> roles)
    {
        try
        {
            var profile = Parse(json);
            var hash = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(json)));
            return new(path, json, hash, profile, ProfileReview.Review(profile, roles));
        }
        catch (JsonException broken)
        {
            return new(path, json, "", null, [FindingOf(broken)]);
        }
        catch (DomainException broken)
        {
            return new(path, json, "", null, [new("$", IsError: true, broken.Message)]);
        }
    }

    private static ProfileFinding FindingOf(JsonException broken)
    {
        var line = broken.LineNumber is { } number ? $"第 {number + 1} 行：" : "";
        return new(broken.Path ?? "$", IsError: true, line + broken.Message);
    }

    /// <exception cref="JsonException">The text is no profile; names path and line.</exception>
    public static CourtProfile Parse(string json) =>
        JsonSerializer.Deserialize<CourtProfile>(json, ProfileJson.Options) ?? throw new JsonException("空的配置");

    /// <summary>Reads a version kept in the database. It was reviewed when it came in; a setting that has been dropped since must not keep the host from starting.</summary>
    public static CourtProfile ParseStored(string json) => JsonSerializer.Deserialize<CourtProfile>(json, ProfileJson.StoredOptions)!;

    private static IEnumerable<ProfileFinding> FolderFindings(string path, CourtProfile profile)
    {
        var folder = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(path));
        if (folder != profile.Court)
            yield return new("$.court", IsError: true, $"法院代码 {profile.Court} 与文件夹 {folder} 不一致");
    }
}
