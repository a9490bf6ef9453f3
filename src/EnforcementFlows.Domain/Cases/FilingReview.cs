namespace EnforcementFlows.Domain.Cases;

/// <summary>Checks a filing (立案信息校验) and names every bad field at once, so that the filing court corrects it in one pass.</summary>
public sealed class FilingReview
{
    private FilingReview(CaseFiling? filing, IReadOnlyList<FilingProblem> problems) => (Filing, Problems) = (filing, problems);

    /// <summary>The typed filing; null if there is any problem.</summary>
    public CaseFiling? Filing { get; }

    public IReadOnlyList<FilingProblem> Problems { get; }

    public static FilingReview Of(FilingDraft draft, FilingContext context)
    {
        var reader = new FilingReader(context);
        var filing = new FilingFields(reader).Read(draft);
        return reader.Problems.Count == 0 ? new(filing, []) : new(null, reader.Problems);
    }
}
