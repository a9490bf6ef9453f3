using System.Text.Encodings.Web;
using System.Text.Json;
using EnforcementFlows.Api.Hosting.Errors;

namespace EnforcementFlows.Api.Features.Imports;

/// <summary>The faults of a line as they are stored with it.</summary>
internal static class LineErrors
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IReadOnlyList<ApiError> errors) => JsonSerializer.Serialize(errors, Json);

    public static IReadOnlyList<ApiError> Read(string? errors) => errors is null ? [] : JsonSerializer.Deserialize<List<ApiError>>(errors, Json)!;

    /// <summary>In one cell: column and reason, one behind the other.</summary>
    public static string Text(IReadOnlyList<ApiError> errors) =>
        string.Join("；", errors.Select(error => error.Field is null ? error.Message.TrimEnd('。') : $"{error.Field}：{error.Message.TrimEnd('。')}"));
}
