using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Data.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Auth;

/// <summary>Chooses a password of one's own: with the one that an administrator handed out nothing else can be done. Every sign-in of the account ends.</summary>
public static class ChangePassword
{
    public sealed record Request
    {
        /// <summary>The court's code; may be left out where the user name has it.</summary>
        [StringLength(32)]
        public string? Court { get; init; }

        [Required, StringLength(96)]
        public required string Username { get; init; }

        [Required, StringLength(256)]
        public required string Password { get; init; }

        [Required, StringLength(256)]
        public required string NewPassword { get; init; }
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Request request, [FromServices] SignInManager<StaffUser> signIn, [FromServices] IServiceProvider services, CancellationToken cancellationToken)
    {
        var login = new Login.Request { Court = request.Court, Username = request.Username, Password = request.Password };
        var (user, refusal) = await Login.CheckAsync(login, signIn);
        if (user is null)
            return refusal!;
        if (request.NewPassword == request.Password)
            return Problems.Invalid("newPassword", "password.same", "新口令不得与原口令相同。");
        user.OneTimePasswordUntil = null; // saved with the new password, or not at all
        if (!(await signIn.UserManager.ChangePasswordAsync(user, request.Password, request.NewPassword)).Succeeded)
            return Problems.Invalid("newPassword", "password.weak", "新口令至少十位，并同时有大写字母、小写字母、数字和符号。");
        await services.GetRequiredService<Sessions>().EndAllAsync(user.Id, cancellationToken);
        return TypedResults.NoContent();
    }
}
