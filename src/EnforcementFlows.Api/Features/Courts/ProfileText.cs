using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EnforcementFlows.Api.Features.Courts;

/// <summary>
/// A court's profile as it applies: its own file laid over <c>national/profile.json</c>, which holds what the law says to all
/// courts. Objects are merged member by member, lists and values are replaced, and <c>null</c> takes a member away (RFC 7396).
/// </summary>
internal static class ProfileText
{
    /// <summary>Files written by people: comments and trailing commas are allowed.</summary>
    internal static readonly JsonDocumentOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="path">The court's profile.json; the national one is looked for beside the folder of the courts.</param>
    /// <exception cref="JsonException">One of the two is no JSON object; names path and line.</exception>
    public static string Read(string path)
    {
        var own = File.ReadAllText(path);
        var national = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "..", "..", "national", "profile.json");
        return File.Exists(national) ? Merge(Parse(File.ReadAllText(national)), Parse(own)).ToJsonString(Writing) : own;
    }

    /// <summary>The profile with some of its members replaced as a whole.</summary>
    public static string Replace(string profile, JsonObject members)
    {
        var replaced = Parse(profile);
        foreach (var (name, value) in members)
            replaced[name] = value?.DeepClone();
        return replaced.ToJsonString(Writing);
    }

    /// <summary>The profile with a merge patch laid over it, as a version of its own.</summary>
    /// <exception cref="JsonException">One of the two is no JSON object.</exception>
    public static string Patch(string profile, string patch, int version, DateOnly effectiveFrom)
    {
        var patched = Merge(Parse(profile), Parse(patch));
        patched["version"] = version;
        patched["effectiveFrom"] = effectiveFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return patched.ToJsonString(Writing);
    }

    internal static JsonObject Parse(string text) =>
        JsonNode.Parse(text, documentOptions: Reading) as JsonObject ?? throw new JsonException("配置应为 JSON 对象");

    private static JsonObject Merge(JsonObject onto, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
                onto.Remove(name);
            else if (value is JsonObject members)
                onto[name] = Merge((onto[name] as JsonObject)?.DeepClone().AsObject() ?? [], members);
            else
                onto[name] = value.DeepClone();
        }

        return onto;
    }
}
