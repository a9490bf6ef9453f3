using System.ComponentModel.DataAnnotations;
using EnforcementFlows.Data.Identity;

namespace EnforcementFlows.Api.Features.Staff.Accounts;

/// <summary>An account as administrators see it.</summary>
/// <param name="Roles">Role codes.</param>
/// <param name="Teams">Team codes; those that the person is lent to are in the list of loans.</param>
/// <param name="MustChangePassword">The password is one that an administrator handed out.</param>
/// <param name="LockedUntil">Too many wrong passwords; null where it is not locked.</param>
/// <param name="Version">To be sent with a change.</param>
public sealed record AccountRow(
    Guid Id, string UserName, string Name, Employer Employer, bool Active, IReadOnlyList<string> Roles, IReadOnlyList<string> Teams, bool MustChangePassword,
    DateTimeOffset? LockedUntil, DateTimeOffset CreatedAt, string Version)
{
    internal static AccountRow Of(StaffUser user, DateTimeOffset now)
    {
        var locked = user.LockoutEnd > TimeProvider.System.GetUtcNow() ? user.LockoutEnd : null;
        return new(
            user.Id, user.UserName!, user.DisplayName, user.Employer, user.Active, [.. user.Roles.Select(held => held.Role).Order(StringComparer.Ordinal)],
            [.. user.TeamsAt(now).Order(StringComparer.Ordinal)], user.OneTimePasswordUntil is not null, locked, user.CreatedAt, user.ConcurrencyStamp ?? "");
    }
}

/// <summary>An account whose password was just handed out.</summary>
/// <param name="OneTimePassword">To be told to the person; null where the request was a repetition of an earlier one.</param>
/// <param name="PasswordUntil">After that it has to be reset again.</param>
public sealed record AccountWithPassword(AccountRow Account, string? OneTimePassword, DateTimeOffset? PasswordUntil);

/// <summary>Why an administrator does something to an account, and on which version of it.</summary>
public record AccountAct
{
    [Required, StringLength(500, MinimumLength = 1)]
    public required string Reason { get; init; }

    /// <summary>The version that the administrator saw; if it has moved on, the answer is 409.</summary>
    [Required, StringLength(64)]
    public required string Version { get; init; }
}

internal static class Membership
{
    /// <summary>The teams that a person belongs to, without those he is lent to.</summary>
    public static IEnumerable<string> TeamsAt(this StaffUser user, DateTimeOffset now) =>
        user.Teams.Where(member => member.From <= now && member.Until is null).Select(member => member.Team).Distinct();
}
