namespace EnforcementFlows.Domain.Deadlines;

/// <summary>What day and hour limits say alike about extensions.</summary>
internal static class TermNotes
{
    public static void Extended(Trail trail, Track track, TermPart part)
    {
        foreach (var extension in part.Merged)
            trail.Note(track, "P1", $"批准延长{extension.By}（{extension.DecidedOn.Text()}决定）。", extension.Document);
    }

    public static void RequireLater(bool isLater)
    {
        if (!isLater)
            throw new DomainException("deadline.extension-not-later", "延长后的日期应晚于原期限届满之日。");
    }
}
