using System.ComponentModel.DataAnnotations;
using System.Reflection;
using EnforcementFlows.Api.Hosting.Errors;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Hosting.Validation;

/// <summary>Checks every argument of an endpoint by its data annotations and answers 400 with all faults at once.</summary>
/// <remarks>The framework's own validation knows only English sentences; the API owes its callers a code and a Chinese message for each field.</remarks>
internal static class RequestValidation
{
    public static RouteGroupBuilder AddRequestValidation(this RouteGroupBuilder group)
    {
        group.AddEndpointFilterFactory(CreateFilter);
        return group;
    }

    private static EndpointFilterDelegate CreateFilter(EndpointFilterFactoryContext context, EndpointFilterDelegate next)
    {
        var services = context.ApplicationServices.GetRequiredService<IServiceProviderIsService>();
        var checks = context.MethodInfo.GetParameters()
            .Select((parameter, position) => (Check: CheckOf(parameter, services), Position: position))
            .Where(argument => argument.Check is not null)
            .ToArray();
        if (checks.Length == 0)
            return next;

        return invocation =>
        {
            var errors = new List<ApiError>();
            foreach (var (check, position) in checks)
                check!(invocation.Arguments[position], errors);
            return errors.Count == 0 ? next(invocation) : new(Problems.Invalid(errors));
        };
    }

    private static Action<object?, List<ApiError>>? CheckOf(ParameterInfo parameter, IServiceProviderIsService services)
    {
        if (parameter.GetCustomAttribute<FromServicesAttribute>() is not null || services.IsService(parameter.ParameterType))
            return null;
        if (ObjectRules.Describes(parameter.ParameterType))
            return (value, errors) => ObjectRules.Check(value, "", errors);
        var rules = parameter.GetCustomAttributes<ValidationAttribute>().ToArray();
        return rules.Length == 0 && parameter.ParameterType != typeof(string) ? null : (value, errors) => errors.AddRange(FieldRules.Check(value, rules, parameter.Name!));
    }
}
