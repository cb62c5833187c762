namespace HabitTrack.Domain;

/// <summary>What a summary tells of a kind of activity beyond its totals.</summary>
public abstract record ActivityFacts
{
    /// <summary>The facts of a range, as far as the view sees it; null for custom habits.</summary>
    /// <param name="view">The habit, seen from the end of the range or earlier.</param>
    /// <param name="range">The days.</param>
    /// <param name="own">The person's own exercises.</param>
    public static ActivityFacts? Of(HabitView view, DayRange range, IReadOnlyList<Exercise> own)
    {
        var totals = DayTotals.Of(view.Days.Between(range.From, range.To).Select(day => day.Totals));
        return view.Kind switch
        {
            HabitKind.Hang => HangFacts.Of(totals),
            HabitKind.Walk => WalkFacts.Of(totals, range.Length),
            HabitKind.PostureCheck => PostureFacts.Of(totals, view.Days.Between(range.From, range.To), view.Calendar),
            HabitKind.Stretch => StretchFacts.Of(totals),
            HabitKind.Workout => WorkoutFacts.Of(totals, range.Length, own, Load.Of(view.Days, view.Start, view.AsOf)),
            _ => null,
        };
    }
}
