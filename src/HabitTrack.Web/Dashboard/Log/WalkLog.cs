namespace HabitTrack.Web;

/// <summary>The page that walks are logged on.</summary>
public sealed record WalkLog(LogPageView Frame, FieldView Minutes, FieldView Distance, FieldView Steps, ChoiceView Style)
{
    internal static WalkLog Of(LogVisit visit)
    {
        var last = visit.Last;
        return new WalkLog(
            visit.Frame("Walk", "minutes", "seconds", "kilometres", "miles", "metres", "steps"),
            visit.Field("minutes", "How long?", last?.Seconds is { } seconds ? visit.Minutes(seconds) : "10", "minutes", "seconds"),
            visit.Units == UnitSystem.Imperial
                ? visit.Field("miles", "How far?", Far(last?.Metres / Words.MetresInAMile, visit), "miles", "metres")
                : visit.Field("kilometres", "How far?", Far(last?.Metres / 1_000, visit), "km", "metres"),
            visit.Field("steps", "Steps", last?.Steps?.ToString(), "by a counter"),
            visit.Choice("style", "How?", Words.Lower(last?.Style) is { Length: > 0 } style ? style : "walk", [("walk", "Walk"), ("march", "March on the spot")]));
    }

    private static string? Far(decimal? far, LogVisit visit) => far is { } some ? $"{Math.Round(some, 1 + visit.Decimals):0.#####}" : null;
}
