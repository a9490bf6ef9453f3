namespace EnforcementFlows.Domain.Deadlines;

/// <summary>Notice periods (公告期, P14): N full days lie between the publication and the act.</summary>
/// <remarks>Auction notices 15 or 30 days before (网拍规定 12), service by notice 30 days (民诉法 95). For all other "N days before" see <see cref="CutOff"/>.</remarks>
public static class NoticePeriod
{
    /// <summary>Published 03-02 with 15 days: 03-03 to 03-17 lie between, the act may be on 03-18.</summary>
    public static DateOnly EarliestAct(DateOnly publication, int fullDays) => publication.AddDays(fullDays + 1);

    public static DateOnly LatestPublication(DateOnly act, int fullDays) => act.AddDays(-fullDays - 1);
}
