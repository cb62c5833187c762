namespace HabitTrack.Web;

/// <summary>The page that pain is logged on.</summary>
/// <param name="Areas">Where it hurts often.</param>
public sealed record PainLog(LogPageView Frame, FieldView Area, ChoiceView Level, IReadOnlyList<string> Areas)
{
    private const int Worst = 10;

    private static readonly string[] Known = ["lower back", "upper back", "between the shoulder blades", "neck", "shoulders", "hips"];

    internal static PainLog Of(LogVisit visit) => new(
        visit.Frame("Pain", "area", "level"),
        visit.Field("area", "Where", visit.Last?.Area ?? Known[0]) with { IsRequired = true },
        // How much it hurt last says nothing of now: only an entry that is corrected, or a form that was sent, has a level.
        visit.Choice(
            "level",
            "How much? 0 is not at all, 10 the worst",
            visit.Edited?.Level?.ToString(),
            Enumerable.Range(0, Worst + 1).Select(level => (level.ToString(), level.ToString()))),
        visit.Entries.Select(entry => entry.Area!).Concat(Known).Distinct(StringComparer.OrdinalIgnoreCase).ToList());
}
