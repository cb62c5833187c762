namespace HabitTrack.Domain.Streaks;

/// <summary>A step of the computation of streaks.</summary>
/// <param name="Checkpoint">The checkpoint after the step.</param>
/// <param name="Period">The period that was evaluated; null if the days of the step are in no period.</param>
internal readonly record struct Step(StreakCheckpoint Checkpoint, Period? Period);

/// <summary>
/// Computes the streaks of a life in order. Each everyDays goal is a segment; consecutive goals of other kinds form one segment. A streak never continues
/// from one segment to the next.
/// </summary>
internal static class StreakWalk
{
    /// <summary>The minimum age of stored checkpoints in days. Most corrections concern more recent days, and do not invalidate them.</summary>
    private const int CheckpointAgeInDays = 31;

    /// <summary>Continues from a checkpoint to the day of evaluation.</summary>
    /// <returns>The final checkpoint, the checkpoint to store, and the last period that has begun (null if there is none).</returns>
    public static (StreakCheckpoint Checkpoint, StreakCheckpoint ToKeep, Period? Last) On(HabitView view, StreakCheckpoint checkpoint)
    {
        var (toKeep, last) = (checkpoint, (Period?)null);
        foreach (var step in Steps(view, checkpoint))
        {
            (checkpoint, last) = (step.Checkpoint, step.Period ?? last);
            if (checkpoint.Through < view.AsOf.AddDays(-CheckpointAgeInDays))
                toKeep = checkpoint;
        }

        return (checkpoint, toKeep, last);
    }

    /// <summary>Returns every step of the life, including the uncompleted periods of everyDays goals.</summary>
    public static IEnumerable<Step> OfLife(HabitView view) => Steps(view, StreakCheckpoint.Before(view), withUncompleted: true);

    /// <summary>
    /// The steps from a day on, with whole periods but without the streaks before that day. Stretches between hits depend on all earlier ones of their goal.
    /// </summary>
    public static IEnumerable<Step> Since(HabitView view, DateOnly day)
    {
        var span = view.SpanOn(day);
        var from = IsHits(span) ? span.From : Later(day, view.Start);
        return Steps(view, StreakCheckpoint.Before(view) with { Through = from.AddDays(-1) }, withUncompleted: true);
    }

    public static bool IsHits(GoalSpan span) => span.Goal.Per == Per.EveryDays;

    private static IEnumerable<Step> Steps(HabitView view, StreakCheckpoint checkpoint, bool withUncompleted = false)
    {
        GoalSpan? before = null;
        foreach (var span in view.Goals.Where(span => span.From <= view.AsOf))
        {
            var start = Later(span.From, checkpoint.Through.AddDays(1));
            var isNewSegment = start == span.From && before is not null && (IsHits(before) || IsHits(span));
            before = span;
            if (span.To < start)
                continue;

            // The checkpoint is moved to the day before the new segment: if the life ended long before, it must not be used for a view of a day in between.
            if (isNewSegment)
                yield return new Step(checkpoint = checkpoint.EndStreak() with { ConsecutiveMisses = 0, Through = start.AddDays(-1) }, null);
            foreach (var step in IsHits(span) ? OfHits(view, span, start, checkpoint) : OfPeriods(view, span, start, checkpoint))
            {
                checkpoint = step.Checkpoint;
                yield return step;
            }

            if (withUncompleted && IsHits(span) && Hits.Uncompleted(view, span, DayAfterLastHit(span, checkpoint)) is { } uncompleted)
                yield return new Step(uncompleted.Status == PeriodStatus.Missed ? checkpoint.EndStreak() : checkpoint, uncompleted);
        }
    }

    private static IEnumerable<Step> OfPeriods(HabitView view, GoalSpan span, DateOnly start, StreakCheckpoint checkpoint)
    {
        foreach (var (period, through) in Periods.From(view, span, start))
        {
            checkpoint = period?.Status switch
            {
                PeriodStatus.Met => checkpoint.Met(period.From, period.To),
                PeriodStatus.Missed when checkpoint.ConsecutiveMisses < view.Forgive => checkpoint.Missed(),
                PeriodStatus.Missed => checkpoint.EndStreak().Missed(),
                _ => checkpoint,
            };
            yield return new Step(checkpoint = checkpoint with { Through = through }, period);
        }
    }

    private static IEnumerable<Step> OfHits(HabitView view, GoalSpan span, DateOnly start, StreakCheckpoint checkpoint)
    {
        foreach (var (day, isHit, misses) in Hits.From(view, span, start, checkpoint.ConsecutiveMisses))
        {
            var isInTime = misses <= Hits.AllowedGapDays(view, span.Goal);
            var period = isHit ? Hits.Completed(view, span.Goal, DayAfterLastHit(span, checkpoint), day, isInTime) : null;
            checkpoint = isHit ? (isInTime ? checkpoint : checkpoint.EndStreak()).Met(day, day) : checkpoint with { ConsecutiveMisses = misses };
            yield return new Step(checkpoint = checkpoint with { Through = day }, period);
        }
    }

    private static DateOnly DayAfterLastHit(GoalSpan span, StreakCheckpoint checkpoint) => checkpoint.Current.Through?.AddDays(1) ?? span.From;

    public static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
