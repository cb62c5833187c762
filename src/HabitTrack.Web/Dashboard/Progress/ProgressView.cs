namespace HabitTrack.Web;

/// <summary>The progress page, ready to be shown.</summary>
/// <param name="Range">The days, in words.</param>
/// <param name="Periods">Links to ranges of other lengths.</param>
/// <param name="Earlier">The range before.</param>
/// <param name="Later">The range after; null for the one that runs.</param>
/// <param name="Habits">Each habit's progress.</param>
/// <param name="Training">What workouts do to muscles and load; null without any.</param>
/// <param name="Posture">How upright, by hour of the day; null where no hour is known.</param>
/// <param name="Measurements">What was measured, each a line.</param>
public sealed record ProgressView(
    string Range,
    IReadOnlyList<StepLink> Periods,
    StepLink Earlier,
    StepLink? Later,
    IReadOnlyList<HabitProgress> Habits,
    TrainingProgress? Training,
    BarsView? Posture,
    IReadOnlyList<LineView> Measurements)
{
    private static readonly NamedPeriod[] Named = [NamedPeriod.Week, NamedPeriod.Month, NamedPeriod.Quarter, NamedPeriod.Year];

    internal static async Task<ProgressView> Read(IQueryCollection query, PersonView person, Visit visit)
    {
        var range = SummaryEndpoints.Range(query, person);
        var period = SummaryEndpoints.Named(query["period"].ToString()) ?? NamedPeriod.Week;
        var last = range.Days.To < person.AsOf ? range.Days.To : person.AsOf;
        var (summaries, units) = (Summaries(range, person).ToList(), person.Person.Settings.Units);
        return new ProgressView(
            $"{Words.Date(range.Days.From)} – {Words.Date(range.Days.To)}",
            Named.Select(named => new StepLink(Href(named, last), Words.Capital(Words.Lower<NamedPeriod>(named)), named == period)).ToList(),
            new StepLink(Href(period, range.Before.To), "Earlier", false),
            range.Days.To < person.AsOf ? new StepLink(Href(period, range.Days.To.AddDays(1)), "Later", false) : null,
            summaries.Select(habit => HabitProgress.Of(habit.Id, habit.Definition, habit.Summary, units)).ToList(),
            TrainingProgress.Of(person),
            ProgressCharts.Posture(summaries.Select(habit => habit.Summary.Facts).OfType<PostureFacts>()),
            await ProgressCharts.Measurements(person, visit));
    }

    private static IEnumerable<(string Id, HabitDefinition Definition, Summary Summary)> Summaries(SummaryRange range, PersonView person) => person.Started
        .Where(habit => habit.Definition.Start <= range.Days.To && !(habit.Definition.ArchivedOn < range.Days.From))
        .Select(habit => (habit.Id, habit.Definition, Summary.Of(person.View(habit.Habit), range, person.Person.Exercises)));

    private static string Href(NamedPeriod period, DateOnly on) => $"/progress?period={Words.Lower<NamedPeriod>(period)}&on={Words.Iso(on)}";
}

/// <summary>How a habit went in a range of days.</summary>
/// <param name="Change">How its total changed, such as 12 %; null where nothing compares.</param>
/// <param name="Way">up or down; null for neither.</param>
/// <param name="Before">What it is compared with.</param>
public sealed record HabitProgress(
    string Habit, string Kind, string Name, string Total, string? Change, string? Way, string Before, IReadOnlyList<FactView> Facts, BarsView Series)
{
    internal static HabitProgress Of(string id, HabitDefinition definition, Summary summary, UnitSystem units)
    {
        var (now, name) = (summary.Now, definition.Details.Name);
        string Amount(decimal amount) => amount == 0 ? "nothing" : Words.Roughly(amount, summary.Unit, units);
        return new HabitProgress(
            id,
            Kinds.NameOf(definition.Kind),
            name,
            Words.Capital(Amount(now.Total)),
            summary.Change is { } change ? change == 0 ? "the same" : $"{Words.Number(Math.Abs(Math.Round(change)))}\u00a0%" : null,
            summary.Change switch { > 0 => "up", < 0 => "down", _ => null },
            $"{Amount(summary.Before.Total)} before",
            [
                new("Goal met", now.MetRate is { } rate ? Words.Percent(rate) : "–", $"{now.Met} of {now.Met + now.Missed}"),
                new("Active days", Words.Number(now.ActiveDays), null),
                .. HabitFacts.Of(summary.Facts, units),
            ],
            HabitCharts.Totals("series-" + id, name, summary.Series, Goal.AtLeast(1, summary.Unit, Per.Day), null, units));
    }
}
