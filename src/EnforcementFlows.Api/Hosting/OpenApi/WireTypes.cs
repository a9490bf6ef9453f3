using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using EnforcementFlows.Domain;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EnforcementFlows.Api.Hosting.OpenApi;

/// <summary>The shapes that our JSON converters give to values.</summary>
internal static class WireTypes
{
    /// <summary>A request or response is named after its operation, and so is a page of its rows: every operation has a <c>Request</c>, many have a <c>Row</c>.</summary>
    public static string? NameOf(JsonTypeInfo type)
    {
        if (OpenApiOptions.CreateDefaultSchemaReferenceId(type) is not { } name)
            return null;
        return type.Type switch
        {
            { IsGenericType: true, GenericTypeArguments: [{ DeclaringType: { } operation } row] } => name[..^row.Name.Length] + operation.Name + row.Name,
            { IsGenericType: false, DeclaringType: { } operation } => operation.Name + name,
            _ => name,
        };
    }

    public static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type);
        var isNullable = type is not null;
        type ??= context.JsonTypeInfo.Type;
        if (type == typeof(decimal) || type == typeof(Money))
            Set(schema, isNullable, "decimal", @"^-?\d+(\.\d+)?$");
        else if (type == typeof(DateTimeOffset))
            Set(schema, isNullable, "date-time", null);
        else
            Require(schema, context.JsonTypeInfo);
        return Task.CompletedTask;
    }

    // what is missing in a request is reported by our validation and not by the reader, which therefore knows nothing of it
    private static void Require(OpenApiSchema schema, JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.AttributeProvider?.IsDefined(typeof(RequiredMemberAttribute), inherit: true) == true))
            (schema.Required ??= new HashSet<string>()).Add(property.Name);
    }

    private static void Set(OpenApiSchema schema, bool isNullable, string format, string? pattern)
    {
        schema.Type = isNullable ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        schema.Format = format;
        schema.Pattern = pattern;
    }
}
