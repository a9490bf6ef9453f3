using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Api.Hosting;
using EnforcementFlows.Api.Hosting.Errors;
using EnforcementFlows.Data;
using EnforcementFlows.Data.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EnforcementFlows.Api.Features.Staff.Accounts;

/// <summary>Gives a person another name, other offices or other teams (岗位调整). What he is lent for stays as it is.</summary>
public static class ChangeAccount
{
    public sealed record Request : AccountAct
    {
        [Required, StringLength(64, MinimumLength = 1)]
        public required string Name { get; init; }

        [Required, Length(1, 20)]
        public required IReadOnlyList<string> Roles { get; init; }

        [Required, Length(0, 20)]
        public required IReadOnlyList<string> Teams { get; init; }
    }

    internal static async Task<Results<Ok<AccountRow>, ProblemHttpResult>> Handle(
        Guid userId, Request request, CommandKey key, [FromServices] AccountDesk desk, [FromServices] TimeProvider clock, CancellationToken cancellationToken)
    {
        if (desk.Check(request.Roles, request.Teams) is { Count: > 0 } errors)
            return Problems.Invalid(errors);
        return await desk.DoAsync(
            "account-changed", userId, request, key,
            (user, db) =>
            {
                user.DisplayName = request.Name.Trim();
                SetRoles(db, user, request.Roles);
                SetTeams(user, request.Teams, clock.GetUtcNow());
                return Task.CompletedTask;
            },
            cancellationToken);
    }

    private static void SetRoles(EnforcementDbContext db, StaffUser user, IReadOnlyList<string> roles)
    {
        foreach (var gone in user.Roles.Where(held => !roles.Contains(held.Role)).ToList())
        {
            user.Roles.Remove(gone);
            db.StaffRoles.Remove(gone);
        }

        foreach (var role in roles.Except(user.Roles.Select(held => held.Role)).ToList())
            user.Roles.Add(new() { Court = user.Court, UserId = user.Id, Role = role });
    }

    private static void SetTeams(StaffUser user, IReadOnlyList<string> teams, DateTimeOffset now)
    {
        foreach (var gone in user.Teams.Where(member => member.From <= now && member.Until is null && !teams.Contains(member.Team)))
            gone.Until = now;
        foreach (var team in teams.Except(user.TeamsAt(now)).ToList())
        {
            // out and in again within one instant of the court's time is having stayed
            if (user.Teams.Find(member => member.Team == team && member.From == now) is { } same)
                same.Until = null;
            else
                user.Teams.Add(new() { Court = user.Court, UserId = user.Id, Team = team, From = now });
        }
    }
}
