namespace HabitTrack.Domain;

/// <summary>A step of the walk through a life: where it leads, and the period that was evaluated; null where days passed without one.</summary>
internal readonly record struct Step(StreakCheckpoint Checkpoint, Period? Period);

/// <summary>
/// Walks a life in order and finds its streaks. Goals per day, week and month follow each other within one chapter; every goal of every n days is a chapter
/// of its own, and no streak goes on from one chapter to the next.
/// </summary>
internal static class StreakWalk
{
    /// <summary>How far behind the day of evaluation checkpoints are: most corrections concern later days.</summary>
    private const int CheckpointAgeInDays = 31;

    /// <summary>Walks on to the day of evaluation.</summary>
    /// <returns>Where that leads, the checkpoint to keep, and the last period that has begun (null where there is none).</returns>
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

    /// <summary>Every step of the life, the stretches too that no hit has ended.</summary>
    public static IEnumerable<Step> OfLife(HabitView view) => Steps(view, StreakCheckpoint.Before(view), withRunning: true);

    public static bool IsHits(GoalSpan span) => span.Goal.Per == Per.EveryDays;

    private static IEnumerable<Step> Steps(HabitView view, StreakCheckpoint checkpoint, bool withRunning = false)
    {
        GoalSpan? before = null;
        foreach (var span in view.Goals.Where(span => span.From <= view.AsOf))
        {
            var start = Later(span.From, checkpoint.Through.AddDays(1));
            var isNewChapter = start == span.From && before is not null && (IsHits(before) || IsHits(span));
            before = span;
            if (span.To < start)
                continue;

            // A view from before this chapter, after a life that ended long before it, knows nothing of it.
            if (isNewChapter)
                yield return new Step(checkpoint = checkpoint.EndStreak() with { ConsecutiveMisses = 0, Through = start.AddDays(-1) }, null);
            foreach (var step in IsHits(span) ? OfHits(view, span, start, checkpoint) : OfPeriods(view, span, start, checkpoint))
            {
                checkpoint = step.Checkpoint;
                yield return step;
            }

            if (withRunning && IsHits(span) && Hits.Running(view, span, AfterTheLastHit(span, checkpoint)) is { } running)
                yield return new Step(running.Status == PeriodStatus.Missed ? checkpoint.EndStreak() : checkpoint, running);
        }
    }

    private static IEnumerable<Step> OfPeriods(HabitView view, GoalSpan span, DateOnly start, StreakCheckpoint checkpoint)
    {
        foreach (var (period, through) in Periods.From(view, span, start))
        {
            checkpoint = period?.Status switch
            {
                PeriodStatus.Met => checkpoint.Met(period.From, period.To),
                PeriodStatus.Missed when checkpoint.ConsecutiveMisses < view.Forgive => checkpoint with { ConsecutiveMisses = checkpoint.ConsecutiveMisses + 1 },
                PeriodStatus.Missed => checkpoint.EndStreak() with { ConsecutiveMisses = checkpoint.ConsecutiveMisses + 1 },
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
            var stretch = isHit ? Hits.Stretch(view, span.Goal, AfterTheLastHit(span, checkpoint), day, isInTime) : null;
            checkpoint = isHit ? (isInTime ? checkpoint : checkpoint.EndStreak()).Met(day, day) : checkpoint with { ConsecutiveMisses = misses };
            yield return new Step(checkpoint = checkpoint with { Through = day }, stretch);
        }
    }

    private static DateOnly AfterTheLastHit(GoalSpan span, StreakCheckpoint checkpoint) => checkpoint.Current.Through?.AddDays(1) ?? span.From;

    public static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
