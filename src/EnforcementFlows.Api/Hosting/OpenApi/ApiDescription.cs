using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EnforcementFlows.Api.Hosting.OpenApi;

/// <summary>Title, ways to sign in, and the error document that every operation may answer.</summary>
internal sealed class ApiDescription : IOpenApiDocumentTransformer
{
    public const string Bearer = "bearer";
    public const string Cookie = "cookie";
    public const string ClientCredentials = "clientCredentials";
    public const string ProblemSchema = "Problem";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new() { Title = "EnforcementFlows", Version = "v1", Description = "法院执行流程平台接口。错误见 RFC 9457：code 稳定，title 为中文，errors 列出全部原因。" };
        document.Servers = []; // relative to where the document was read
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "POST /api/auth/login" },
            [Cookie] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "EnforcementFlows", Description = "POST /api/auth/login?useCookies=true" },
            [ClientCredentials] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.OAuth2,
                Flows = new() { ClientCredentials = new() { TokenUrl = new Uri("/api/auth/token", UriKind.Relative), Scopes = new Dictionary<string, string>() } },
            },
        };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas[ProblemSchema] = Problem();
        return Task.CompletedTask;
    }

    private static OpenApiSchema Problem() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "type", "title", "status", "code", "traceId" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("urn:enforcementflows:error:<code>"),
            ["title"] = Text("中文标题"),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["detail"] = Text("说明"),
            ["code"] = Text("稳定的错误代码，见 docs/api-errors.md"),
            ["traceId"] = Text("日志追踪号"),
            ["errors"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Reason() },
        },
    };

    private static OpenApiSchema Reason() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "code", "message" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["code"] = Text("稳定的代码"),
            ["message"] = Text("中文说明"),
            ["field"] = Text("请求中的字段"),
            ["clause"] = Text("条款"),
        },
    };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
