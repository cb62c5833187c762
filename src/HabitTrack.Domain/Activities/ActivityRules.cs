namespace HabitTrack.Domain.Activities;

/// <summary>The rules that only one kind of habit has. Each kind has a folder beside this file, and one line in <see cref="HabitKinds"/>.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Id">The default id: the habit that the first log of this kind starts.</param>
/// <param name="Name">The default name.</param>
/// <param name="Goal">The default goal.</param>
/// <param name="Units">The units that goals of this kind can use.</param>
public abstract record ActivityRules(HabitKind Kind, string Id, string Name, Goal Goal, IReadOnlyList<string> Units)
{
    /// <summary>Whether an entry of this kind interrupts sitting, or checks how the person sits. It suppresses <see cref="SitLess"/>.</summary>
    public virtual bool BreaksSitting => true;

    /// <summary>A reminder to suggest; null for none.</summary>
    public virtual Reminder? SuggestedReminder => null;

    /// <summary>Computes the statistics of a range.</summary>
    /// <param name="view">The habit, evaluated on the last day of the range or earlier.</param>
    /// <param name="range">The range of days.</param>
    /// <param name="own">The person's own exercises.</param>
    public abstract ActivityFacts FactsOf(HabitView view, DayRange range, IReadOnlyList<Exercise> own);

    private protected static DayTotals Totals(HabitView view, DayRange range) =>
        DayTotals.Of(view.Days.Between(range.From, range.To).Select(day => day.Totals));
}
