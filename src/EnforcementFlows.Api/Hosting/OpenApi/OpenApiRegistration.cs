namespace EnforcementFlows.Api.Hosting.OpenApi;

internal static class OpenApiRegistration
{
    public const string DocumentPath = "/openapi/v1.json";

    public static void AddApiDocument(this IServiceCollection services) =>
        services.AddOpenApi("v1", options =>
        {
            options.AddDocumentTransformer<ApiDescription>();
            options.AddOperationTransformer<OperationDescription>();
            options.AddSchemaTransformer(WireTypes.Describe);
            options.CreateSchemaReferenceId = WireTypes.NameOf;
        });

    public static void MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.UseSwaggerUI(page =>
        {
            page.SwaggerEndpoint(DocumentPath, "EnforcementFlows v1");
            page.DocumentTitle = "EnforcementFlows 接口";
        });
    }
}
