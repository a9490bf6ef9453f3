using EnforcementFlows.Api.Hosting.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EnforcementFlows.Api.Hosting.OpenApi;

/// <summary>Adds to each operation what its metadata says: who may call it, its idempotency key, its errors.</summary>
internal sealed class OperationDescription : IOpenApiOperationTransformer
{
    private const string ProblemJson = "application/problem+json";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<AcceptsCommandKey>().Any())
            AddCommandKey(operation);
        if (!metadata.OfType<IAllowAnonymous>().Any())
            AddSecurity(operation, context.Document!, metadata.OfType<RequirePermissionAttribute>().FirstOrDefault()?.Permission);
        if (operation.RequestBody is not null || operation.Parameters is { Count: > 0 })
            operation.Responses!.TryAdd("400", new OpenApiResponse { Description = "请求不符合要求" });
        foreach (var (status, response) in operation.Responses!)
            if (status[0] is '4' or '5' && response is OpenApiResponse error && IsProblem(error))
                DescribeAsProblem(error, context.Document!);
        return Task.CompletedTask;
    }

    private static void AddCommandKey(OpenApiOperation operation) =>
        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = CommandKey.HeaderName,
            In = ParameterLocation.Header,
            Description = "同一键的重复请求只执行一次，返回首次的结果；1 到 128 个可见 ASCII 字符。",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 128 },
        });

    private static void AddSecurity(OpenApiOperation operation, OpenApiDocument document, string? permission)
    {
        operation.Security =
        [
            new() { [new(ApiDescription.Bearer, document)] = [] },
            new() { [new(ApiDescription.Cookie, document)] = [] },
            new() { [new(ApiDescription.ClientCredentials, document)] = [] },
        ];
        operation.Responses!.TryAdd("401", new OpenApiResponse { Description = "未登录" });
        if (permission is null)
            return;
        operation.Responses!.TryAdd("403", new OpenApiResponse { Description = "没有此项权限" });
        operation.Description = $"{operation.Description} 权限：`{permission}`。".TrimStart();
    }

    // the token endpoint answers errors in the shape of RFC 6749 and says so itself
    private static bool IsProblem(OpenApiResponse response) =>
        response.Content is null or { Count: 0 } || response.Content.ContainsKey(ProblemJson);

    private static void DescribeAsProblem(OpenApiResponse response, OpenApiDocument document) =>
        response.Content = new Dictionary<string, OpenApiMediaType>
        {
            [ProblemJson] = new() { Schema = new OpenApiSchemaReference(ApiDescription.ProblemSchema, document) },
        };
}
