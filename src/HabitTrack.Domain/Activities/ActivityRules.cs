namespace HabitTrack.Domain;

/// <summary>What is particular to a kind of habit. Each kind has a folder beside this file, and one line in <see cref="HabitKinds"/>.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Id">The id of the habit that the first log of the kind starts.</param>
/// <param name="Name">The name of that habit.</param>
/// <param name="Goal">The goal of that habit.</param>
/// <param name="Units">The units that goals may use.</param>
public abstract record ActivityRules(HabitKind Kind, string Id, string Name, Goal Goal, IReadOnlyList<string> Units)
{
    /// <summary>Whether it gets people up, or has them look how they sit: then nobody is advised to sit less.</summary>
    public virtual bool BreaksSitting => true;

    /// <summary>What a summary tells beyond totals.</summary>
    /// <param name="view">The habit, seen from the end of the range or earlier.</param>
    /// <param name="range">The days.</param>
    /// <param name="own">The person's own exercises.</param>
    public abstract ActivityFacts FactsOf(HabitView view, DayRange range, IReadOnlyList<Exercise> own);

    private protected static DayTotals Totals(HabitView view, DayRange range) =>
        DayTotals.Of(view.Days.Between(range.From, range.To).Select(day => day.Totals));
}
