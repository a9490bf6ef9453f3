namespace EnforcementFlows.Api.Hosting.Errors;

internal static class ErrorRegistration
{
    public static void AddProblems(this IServiceCollection services)
    {
        services.AddSingleton<RefusalRecord>();
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>(); // before the framework's, which looks at Accept
        services.AddProblemDetails();
        services.AddExceptionHandler<ProblemExceptionHandler>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true); // else 400 comes without a reason
    }

    /// <summary>Everything behind this answers errors as problems: exceptions, bare status codes, and addresses that do not exist.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }

    /// <summary>Answers 404, 405 and 415 before authorization does: which addresses exist is no secret, and 401 would mislead.</summary>
    public static void UseRoutingErrors(this WebApplication app) =>
        app.Use((http, next) =>
        {
            if (http.GetEndpoint() is not { } endpoint)
            {
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }
            // no route: the router's own 405 or 415
            return endpoint is RouteEndpoint ? next(http) : endpoint.RequestDelegate!(http);
        });
}
