namespace HabitTrack.Web;

/// <summary>The page that hangs are logged on.</summary>
/// <param name="Seconds">How long.</param>
/// <param name="Grip">How the bar was held.</param>
/// <param name="Targets">How long the timer counts to.</param>
public sealed record HangLog(LogPageView Frame, FieldView Seconds, ChoiceView Grip, ChoiceView Targets)
{
    private static readonly int[] Spans = [15, 30, 45, 60, 90];

    internal static HangLog Of(LogVisit visit)
    {
        var last = visit.Last;
        var target = Spans.MinBy(span => Math.Abs(span - (last?.Seconds ?? 30)));
        return new HangLog(
            visit.Frame("Hang", "seconds", "grip"),
            visit.Field("seconds", "How long?", last?.Seconds?.ToString() ?? "20", "seconds"),
            visit.Choice(
                "grip",
                "Grip",
                Words.Lower(last?.Grip),
                [("", "Any"), ("overhand", "Overhand"), ("underhand", "Underhand"), ("neutral", "Neutral"), ("mixed", "Mixed")]),
            ChoiceView.Of("target", "Count to", target.ToString(), null, Spans.Select(span => (span.ToString(), $"{span}\u00a0s"))));
    }
}
