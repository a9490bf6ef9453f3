using Npgsql;
using NpgsqlTypes;

namespace EnforcementFlows.Workflow.Storage;

/// <summary>Parameters of hand-written statements: typed, so that values are not boxed and nulls keep their type; and what comes back.</summary>
internal static class SqlParameters
{
    public static NpgsqlParameter P<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    public static NpgsqlParameter Text(string? value) => Nullable(NpgsqlDbType.Text, value);

    public static NpgsqlParameter Texts(IEnumerable<string?> values) => Nullable(NpgsqlDbType.Array | NpgsqlDbType.Text, values.ToArray());

    public static NpgsqlParameter Bytes(byte[]? value) => Nullable(NpgsqlDbType.Bytea, value);

    public static NpgsqlParameter Id(Guid? value) => Nullable(NpgsqlDbType.Uuid, value);

    public static NpgsqlParameter Int(int? value) => Nullable(NpgsqlDbType.Integer, value);

    public static NpgsqlParameter Instant(DateTimeOffset? value) => Nullable(NpgsqlDbType.TimestampTz, value?.ToUniversalTime());

    public static NpgsqlParameter Day(DateOnly? value) => Nullable(NpgsqlDbType.Date, value);

    /// <summary>A column's text, or null.</summary>
    public static string? TextAt(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static NpgsqlParameter Nullable(NpgsqlDbType type, object? value) => new() { NpgsqlDbType = type, Value = value ?? DBNull.Value };
}
