namespace HabitTrack.Domain;

/// <summary>
/// Walks a life in order and finds its streaks. Goals per day, week and month follow each other within one chapter; every goal of every n days is a chapter
/// of its own, and no streak goes on from one chapter to the next.
/// </summary>
internal static class StreakWalk
{
    /// <summary>How far behind the day of evaluation a day is taken for settled: corrections mostly come sooner.</summary>
    private const int SettledAfterDays = 31;

    /// <summary>Walks on to the day of evaluation.</summary>
    /// <returns>Where that leads, what is settled by then, and the last period that has begun (null where there is none).</returns>
    public static (Course Course, Course Settled, Period? Last) On(HabitView view, Course course)
    {
        var (settled, last) = (course, (Period?)null);
        GoalSpan? before = null;
        foreach (var span in view.Goals.Where(span => span.From <= view.AsOf))
        {
            var start = Later(span.From, course.Through.AddDays(1));
            var isNewChapter = start == span.From && before is not null && (IsHits(before) || IsHits(span));
            before = span;
            if (span.To < start)
                continue;

            if (isNewChapter)
                (course, last) = (course.Over() with { Lapses = 0 }, null);
            foreach (var (step, period) in IsHits(span) ? Hits(view, span, start, course) : PeriodsOf(view, span, start, course))
            {
                (course, last) = (step, period ?? last);
                if (course.Through < view.AsOf.AddDays(-SettledAfterDays))
                    settled = course;
            }
        }

        return (course, settled, last);
    }

    /// <summary>How many available days may pass between two hits of a streak.</summary>
    public static int Patience(HabitView view, Goal goal) => goal.Days!.Value - 1 + (view.Forgive * goal.Days.Value);

    public static bool IsHits(GoalSpan span) => span.Goal.Per == Per.EveryDays;

    private static IEnumerable<(Course Course, Period? Period)> PeriodsOf(HabitView view, GoalSpan span, DateOnly start, Course course)
    {
        foreach (var (period, through) in Periods.From(view, span, start))
        {
            course = period?.Status switch
            {
                PeriodStatus.Met => course.Met(period.From, period.To),
                PeriodStatus.Missed when course.Lapses < view.Forgive => course with { Lapses = course.Lapses + 1 },
                PeriodStatus.Missed => course.Over() with { Lapses = course.Lapses + 1 },
                _ => course,
            };
            yield return (course = course with { Through = through }, period);
        }
    }

    private static IEnumerable<(Course Course, Period? Period)> Hits(HabitView view, GoalSpan span, DateOnly start, Course course)
    {
        var end = span.To is { } to && to < view.AsOf ? to : view.AsOf;
        for (var day = start; day <= end; day = day.AddDays(1))
        {
            if (view.Total(day, day, span.Goal) >= span.Goal.Amount)
                course = (course.Lapses > Patience(view, span.Goal) ? course.Over() : course).Met(day, day);
            else if (view.IsAvailable(day))
                course = course with { Lapses = course.Lapses + 1 };
            yield return (course = course with { Through = day }, null);
        }
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
