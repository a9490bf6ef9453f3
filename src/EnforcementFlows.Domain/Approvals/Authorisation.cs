namespace EnforcementFlows.Domain.Approvals;

/// <summary>A recorded authorisation (授权书): one role lets another sign certain acts in its place.</summary>
/// <param name="By">Role that authorises, such as <c>president</c>.</param>
/// <param name="To">Role that may sign.</param>
/// <param name="Acts">Keys of approval chains.</param>
/// <param name="Document">文号 of the paper, shown beside the signature.</param>
/// <param name="Until">Last day; null while it is not revoked.</param>
public sealed record Authorisation(string By, string To, IReadOnlyList<string> Acts, string Document, DateOnly From, DateOnly? Until = null)
{
    public bool Covers(string by, string to, string act, DateOnly day) =>
        By == by && To == to && Acts.Contains(act) && day >= From && !(Until < day);
}
