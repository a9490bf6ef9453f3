using EnforcementFlows.Domain.Parties;
using EnforcementFlows.Domain.Requests;

namespace EnforcementFlows.Domain.Cases;

public sealed partial class EnforcementCase
{
    /// <summary>The closed case of this court that goes on in this one (恢复执行的原案).</summary>
    public Guid? PriorCaseId { get; private init; }

    /// <summary>原案号; also where this system has never had the prior case.</summary>
    public CaseNumber? PriorCaseNumber { get; private init; }

    /// <summary>Whom this case may not be given to: who handled the prior one when it was closed, at courts that ask for another (C-06).</summary>
    public string? ExcludedHandler { get; private init; }

    /// <summary>The filing as which this closed case goes on: same parties and title, what is still owed, a number of its own.</summary>
    /// <param name="number">The 执恢 number that 立案庭 has given.</param>
    /// <param name="appliedOn">When the application was received, or the ground found.</param>
    /// <param name="filedAt">恢复执行立案时间.</param>
    /// <param name="performedSince">What was performed by a settlement after the closing; it is taken off (WL-3-3-2).</param>
    /// <exception cref="DomainException"><c>filing.type-mismatch</c>, <c>filing.number-other-court</c>, <c>reinstatement.nothing-owed</c></exception>
    public CaseFiling FilingToResume(CaseNumber number, DateOnly appliedOn, DateTimeOffset filedAt, Money performedSince = default)
    {
        Rule.Require(number.CaseType == CaseType.Resumed.Characters(), "filing.type-mismatch", "恢复执行案件的类型代字应为“执恢”。");
        Rule.Require(number.CourtCode == Number.CourtCode, "filing.number-other-court", $"案号不属于本院（{Number.CourtCode}）。");
        Rule.Require(performedSince < Amounts.Outstanding, "reinstatement.nothing-owed", "案件没有未到位金额。");
        return new()
        {
            Number = number,
            Type = CaseType.Resumed,
            PriorCaseNumber = Number,
            ApplicationReceivedOn = appliedOn,
            FiledAt = filedAt,
            MaterialReceivedAt = filedAt,
            Title = Title,
            Cause = Cause,
            ClaimAmount = Amounts.Outstanding - performedSince,
            Parties = [.. _parties.OrderBy(party => party.Ordinal).Select(party => new FiledParty(party.Role, party.Kind, party.Name, party.IdNumber, party.Phone, party.Address))],
        };
    }

    /// <summary>Opens the case in which a closed one goes on (恢复执行立案), by the approved request.</summary>
    /// <param name="filing">What <see cref="FilingToResume"/> of the prior case has given.</param>
    /// <param name="prior">The closed case.</param>
    /// <param name="approved">The approved request for it.</param>
    /// <param name="excludeHandler">Whether the last handler must not handle it again (WL-3-3-5).</param>
    /// <param name="profileVersion">The profile in force.</param>
    /// <param name="now">When it is entered.</param>
    /// <exception cref="DomainException"><c>approval.missing</c></exception>
    public static EnforcementCase Resume(
        CaseFiling filing, EnforcementCase prior, CaseRequest approved, bool excludeHandler, int profileVersion, DateTimeOffset now)
    {
        approved.EnsureAuthorises(prior, RequestKinds.Reinstatement);
        return Make(filing, prior.Court, profileVersion, now, prior, excludeHandler ? prior.HandlerId : null);
    }
}
