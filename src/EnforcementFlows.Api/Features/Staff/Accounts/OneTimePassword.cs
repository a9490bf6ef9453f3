using System.Security.Cryptography;
using EnforcementFlows.Data.Identity;
using Microsoft.AspNetCore.Identity;

namespace EnforcementFlows.Api.Features.Staff.Accounts;

/// <summary>A password to be read out and typed in once: good for choosing one of one's own, and for nothing else.</summary>
internal static class OneTimePassword
{
    private const string Upper = "ABCDEFGHJKLMNPQRSTUVWXYZ"; // without characters that look alike
    private const string Lower = "abcdefghijkmnpqrstuvwxyz";
    private const string Digits = "23456789";

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    /// <summary>Gives the account a new one; it is stored nowhere but as its hash.</summary>
    public static string Give(StaffUser user, IPasswordHasher<StaffUser> passwords)
    {
        var password = New();
        user.PasswordHash = passwords.HashPassword(user, password);
        user.OneTimePasswordUntil = TimeProvider.System.GetUtcNow() + Lasts;
        return password;
    }

    // more than sixty bits, and an account locks after a few failures
    private static string New() =>
        string.Join('-', RandomNumberGenerator.GetString(Upper, 4), RandomNumberGenerator.GetString(Digits, 4), RandomNumberGenerator.GetString(Lower, 4), RandomNumberGenerator.GetString(Lower, 4));
}
