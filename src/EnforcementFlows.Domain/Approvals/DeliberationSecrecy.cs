namespace EnforcementFlows.Domain.Approvals;

/// <summary>
/// Who may read the opinions of a deliberation (合议庭评议、副卷): the panel, and the leaders whom the court names. Who decided what,
/// and when, is no secret.
/// </summary>
/// <remarks>
/// JY-5-4a：合议庭评议笔录, SH-2-8. Everybody speaks his own mind: who is still to give an opinion reads nobody else's, leader or not.
/// Whoever asked learns why it came back, for he has to correct it.
/// </remarks>
public static class DeliberationSecrecy
{
    /// <param name="record">The signature with the opinion.</param>
    /// <param name="reader">Who wants to read it.</param>
    /// <param name="requester">Who handed in what was deliberated; null where nobody did.</param>
    public static bool MayRead(ApprovalRecord record, OpinionReader reader, string? requester)
    {
        if (!record.IsDeliberation || record.By == reader.Id)
            return true;
        if (record.Decision == ApprovalDecision.Return && requester == reader.Id)
            return true;
        return !reader.HasYetToVote && (reader.ReadsMinutes || reader.Voted.Contains(DeliberationKey.Of(record)));
    }
}

/// <summary>A person as a reader of the opinions on one case.</summary>
/// <param name="ReadsMinutes">The court lets him read its minutes.</param>
/// <param name="HasYetToVote">A deliberation on the case is open in which he may still vote.</param>
/// <param name="Voted">Those in which he has.</param>
public sealed record OpinionReader(string Id, bool ReadsMinutes, bool HasYetToVote, IReadOnlySet<DeliberationKey> Voted);

/// <summary>One deliberation: a step of a chain on one request.</summary>
public sealed record DeliberationKey(Guid? RequestId, string Chain, int Step)
{
    public static DeliberationKey Of(ApprovalRecord record) => new(record.RequestId, record.Chain, record.Step);
}
