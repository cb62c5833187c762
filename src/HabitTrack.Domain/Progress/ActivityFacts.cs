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
        var tally = Tally.Of(view.Days.Between(range.From, range.To).Select(day => day.Tally));
        return view.Kind switch
        {
            HabitKind.Hang => HangFacts.Of(tally),
            HabitKind.Walk => WalkFacts.Of(tally, range.Length),
            HabitKind.PostureCheck => PostureFacts.Of(tally, view.Days.Between(range.From, range.To), view.Calendar),
            HabitKind.Stretch => StretchFacts.Of(tally),
            HabitKind.Workout => WorkoutFacts.Of(tally, range.Length, own, Load.Of(view.Days, view.Start, view.AsOf)),
            _ => null,
        };
    }
}
