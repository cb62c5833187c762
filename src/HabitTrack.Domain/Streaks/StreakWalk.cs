namespace HabitTrack.Domain;

/// <summary>A step of the walk through a life: what it has come to, and the period that decided it; null where days passed without one.</summary>
internal readonly record struct Step(Course Course, Period? Period);

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
        foreach (var step in Steps(view, course))
        {
            (course, last) = (step.Course, step.Period ?? last);
            if (course.Through < view.AsOf.AddDays(-SettledAfterDays))
                settled = course;
        }

        return (course, settled, last);
    }

    /// <summary>Every step of the life, the stretches too that no hit has ended.</summary>
    public static IEnumerable<Step> OfLife(HabitView view) => Steps(view, Course.Before(view), withRunning: true);

    public static bool IsHits(GoalSpan span) => span.Goal.Per == Per.EveryDays;

    private static IEnumerable<Step> Steps(HabitView view, Course course, bool withRunning = false)
    {
        GoalSpan? before = null;
        foreach (var span in view.Goals.Where(span => span.From <= view.AsOf))
        {
            var start = Later(span.From, course.Through.AddDays(1));
            var isNewChapter = start == span.From && before is not null && (IsHits(before) || IsHits(span));
            before = span;
            if (span.To < start)
                continue;

            // A view from before this chapter, after a life that ended long before it, knows nothing of it.
            if (isNewChapter)
                yield return new Step(course = course.Over() with { Lapses = 0, Through = start.AddDays(-1) }, null);
            foreach (var step in IsHits(span) ? OfHits(view, span, start, course) : OfPeriods(view, span, start, course))
            {
                course = step.Course;
                yield return step;
            }

            if (withRunning && IsHits(span) && Hits.Running(view, span, AfterTheLastHit(span, course)) is { } running)
                yield return new Step(running.Status == PeriodStatus.Missed ? course.Over() : course, running);
        }
    }

    private static IEnumerable<Step> OfPeriods(HabitView view, GoalSpan span, DateOnly start, Course course)
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
            yield return new Step(course = course with { Through = through }, period);
        }
    }

    private static IEnumerable<Step> OfHits(HabitView view, GoalSpan span, DateOnly start, Course course)
    {
        foreach (var (day, isHit, lapses) in Hits.From(view, span, start, course.Lapses))
        {
            var isInTime = lapses <= Hits.Patience(view, span.Goal);
            var stretch = isHit ? Hits.Stretch(view, span.Goal, AfterTheLastHit(span, course), day, isInTime) : null;
            course = isHit ? (isInTime ? course : course.Over()).Met(day, day) : course with { Lapses = lapses };
            yield return new Step(course = course with { Through = day }, stretch);
        }
    }

    private static DateOnly AfterTheLastHit(GoalSpan span, Course course) => course.Current.Through?.AddDays(1) ?? span.From;

    public static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
