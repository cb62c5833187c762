namespace HabitTrack.Domain.Tests.Oracle;

/// <summary>Streaks according to the rules: periods or hits in order. A change of goal to, from or between everyDays goals starts a new streak.</summary>
internal sealed class NaiveStreaks
{
    private readonly NaiveHabit habit;
    private readonly IReadOnlyList<NaivePeriod> periods;
    private readonly List<Streak> ended = [];
    private Streak running = Streak.None;
    private int missed;
    private DateOnly goalStart;
    private DateOnly? lastHit;

    private NaiveStreaks(NaiveHabit habit) => (this.habit, periods) = (habit, NaivePeriods.Of(habit));

    public string Unit { get; private set; } = "";

    public Streak Current => running;

    public IReadOnlyList<Streak> All { get; private set; } = [];

    public bool AtRisk { get; private set; }

    public OpenPeriod? Open { get; private set; }

    public static NaiveStreaks Of(NaiveHabit habit)
    {
        var streaks = new NaiveStreaks(habit);
        streaks.Walk();
        return streaks;
    }

    private void Walk()
    {
        Goal? before = null;
        foreach (var day in Calendar.Days(habit.Start, habit.T))
        {
            var goal = habit.GoalOn(day);
            if (before is not null && !before.Equals(goal) && (before.Per == Per.EveryDays || goal.Per == Per.EveryDays))
                End();
            if (!goal.Equals(before))
                (goalStart, lastHit) = (day, null);
            before = goal;
            if (goal.Per == Per.EveryDays)
                CountHit(day, goal);
            else
                CountPeriodsFrom(day);
        }

        EvaluateT(habit.GoalOn(habit.T));
        All = [.. ended.Append(running).Where(streak => streak.Length > 0)
            .OrderByDescending(streak => streak.Length).ThenByDescending(streak => streak.From)];
    }

    private void CountPeriodsFrom(DateOnly day)
    {
        foreach (var period in periods.Where(period => period.From == day))
        {
            if (period.Status == PeriodStatus.Met)
            {
                running = running.Extended(period.From, period.To);
                missed = 0;
            }

            if (period.Status == PeriodStatus.Missed && ++missed > habit.Forgive)
                End();
        }
    }

    private void CountHit(DateOnly day, Goal goal)
    {
        if (running.Through is { } last && AvailableAfter(last, day) > AllowedGapDays(goal))
            End();
        if (habit.Total(day, day, goal.Unit) >= goal.Amount)
            (running, lastHit) = (running.Extended(day, day), day);
    }

    private void End()
    {
        ended.Add(running);
        running = Streak.None;
        missed = 0;
    }

    /// <summary>Determines the unit, the open period and the risk on T.</summary>
    private void EvaluateT(Goal goal)
    {
        Unit = goal.Per switch { Per.Day or Per.Rolling => "days", Per.Week => "weeks", Per.Month => "months", _ => "hits" };
        if (goal.Per == Per.EveryDays)
            EvaluateNextHit(goal);
        else if (periods.SingleOrDefault(period => period.RunsOn(habit.T)) is { } period)
            EvaluateRunning(period);
    }

    private void EvaluateRunning(NaivePeriod period)
    {
        var remaining = Math.Max(0, period.Required - period.Total);
        Open = new OpenPeriod(period.From, period.To, period.Total, period.Required, remaining, period.Status);
        AtRisk = period is { Goal.Direction: Direction.AtLeast, Status: not PeriodStatus.Met }
            && running.Length > 0
            && missed + 1 > habit.Forgive
            && Calendar.Days(period.From, period.To).LastOrDefault(habit.IsAvailable) == habit.T;
    }

    /// <summary>The open period starts after the last hit, else with the goal. The risk is on the last available day on which a hit would continue.</summary>
    private void EvaluateNextHit(Goal goal)
    {
        if (running.Through is { } through && AvailableAfter(through, habit.T) > AllowedGapDays(goal))
            End();

        var from = running.Through is { } last ? last.AddDays(1) : lastHit is { } hit ? hit.AddDays(1) : goalStart;
        var inTime = Calendar.Days(from, habit.T.AddDays(60))
            .Where(day => habit.IsAlive(day) && habit.GoalOn(day).Equals(goal) && AvailableAfter(from.AddDays(-1), day) <= AllowedGapDays(goal))
            .ToList();
        var total = habit.Total(habit.T, habit.T, goal.Unit);
        AtRisk = running.Length > 0 && habit.IsAvailable(habit.T) && total < goal.Amount && AvailableAfter(from.AddDays(-1), habit.T) == AllowedGapDays(goal);
        if (!habit.IsAlive(habit.T) || inTime.Count == 0)
            return;

        var status = total >= goal.Amount ? PeriodStatus.Met : inTime[^1] < habit.T ? PeriodStatus.Missed : PeriodStatus.Open;
        Open = new OpenPeriod(from, inTime[^1], total, goal.Amount, Math.Max(0, goal.Amount - total), status);
    }

    private int AvailableAfter(DateOnly hit, DateOnly until) => habit.AvailableBetween(hit.AddDays(1), until.AddDays(-1));

    private int AllowedGapDays(Goal goal) => NaiveHits.AllowedGapDays(habit, goal);
}
