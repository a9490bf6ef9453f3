using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Api.Hosting.Security;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Identity;
using EnforcementFlows.Domain;
using EnforcementFlows.Workflow.Execution;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnforcementFlows.Api.Features.Staff.Accounts;

/// <summary>Makes an account of the administrator's own court, with its offices and a password for the first sign-in.</summary>
public static class CreateAccount
{
    private const string Act = "account-created";

    public sealed record Request
    {
        /// <summary>The part behind the court, such as <c>judge4</c>.</summary>
        [Required, RegularExpression("^[a-z0-9][a-z0-9-]{0,31}$", ErrorMessage = "应为小写字母、数字和连字符，不超过 32 个")]
        public required string Account { get; init; }

        [Required, StringLength(64, MinimumLength = 1)]
        public required string Name { get; init; }

        /// <summary>A contractor's people (外包) see scanning work only.</summary>
        public Employer Employer { get; init; } = Employer.Court;

        [Required, Length(1, 20)]
        public required IReadOnlyList<string> Roles { get; init; }

        [Length(0, 20)]
        public IReadOnlyList<string> Teams { get; init; } = [];
    }

    internal static async Task<Results<Created<AccountWithPassword>, Ok<AccountWithPassword>, ProblemHttpResult>> Handle(
        Request request, CommandKey key, [FromServices] WorkflowRuntime runtime, [FromServices] AccountDesk desk, [FromServices] CurrentActor actor,
        [FromServices] IPasswordHasher<StaffUser> passwords, CancellationToken cancellationToken)
    {
        if (desk.Check(request.Roles, request.Teams) is { Count: > 0 } errors)
            return Problems.Invalid(errors);
        string? password = null; // what is kept of a command, for its repetition, must not be it
        DateTimeOffset? until = null;
        var command = new Command(actor.Court, key.CommandId, Act, actor.Id, RequestHash.Of(default, Act, request));
        var result = await runtime.ExecuteAsync(
            command,
            async burst =>
            {
                var user = await AddAsync(burst, request, cancellationToken);
                (password, until) = (OneTimePassword.Give(user, passwords), user.OneTimePasswordUntil);
                AccountDesk.Record(burst, user, Act, "新建账号", null);
                return user.Id;
            },
            cancellationToken);
        var row = await desk.RowAsync(Guid.Parse((string)result.Result!), cancellationToken);
        return result.Replayed
            ? TypedResults.Ok(new AccountWithPassword(row, null, null))
            : TypedResults.Created($"/api/staff/accounts/{row.Id}", new AccountWithPassword(row, password, until));
    }

    private static async Task<StaffUser> AddAsync(Burst burst, Request request, CancellationToken cancellationToken)
    {
        var db = burst.Services.GetRequiredService<EnforcementDbContext>();
        var court = burst.Command.TenantId;
        var name = $"{court}.{request.Account}";
        var normalized = name.ToUpperInvariant();
        if (await db.Users.AnyAsync(u => u.NormalizedUserName == normalized, cancellationToken))
            throw new DomainException("staff.name-taken", "本院已有该账号，停用的账号也保留其名。");
        var user = new StaffUser
        {
            Id = Guid.CreateVersion7(),
            UserName = name,
            NormalizedUserName = normalized,
            Court = court,
            DisplayName = request.Name.Trim(),
            Employer = request.Employer,
            LockoutEnabled = true,
            CreatedAt = TimeProvider.System.GetUtcNow(),
        };
        user.Roles.AddRange(request.Roles.Distinct().Select(role => new StaffRole { Court = court, UserId = user.Id, Role = role }));
        user.Teams.AddRange(request.Teams.Distinct().Select(team => new TeamMember { Court = court, UserId = user.Id, Team = team, From = burst.Now }));
        db.Users.Add(user);
        return user;
    }
}
