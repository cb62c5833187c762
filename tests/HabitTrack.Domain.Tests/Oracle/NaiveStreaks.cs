namespace HabitTrack.Domain.Tests.Oracle;

/// <summary>Streaks as the rules say: periods walked in order, or hits counted; a change of goal to, from or between everyDays begins anew.</summary>
internal sealed class NaiveStreaks
{
    private readonly NaiveHabit habit;
    private readonly IReadOnlyList<NaivePeriod> periods;
    private readonly List<Streak> ended = [];
    private Streak running = Streak.None;
    private int missed;
    private DateOnly begun;
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
                (begun, lastHit) = (day, null);
            before = goal;
            if (goal.Per == Per.EveryDays)
                CountTheHit(day, goal);
            else
                WalkThePeriodsThatBeginOn(day);
        }

        Look(habit.GoalOn(habit.T));
        All = [.. ended.Append(running).Where(streak => streak.Length > 0)
            .OrderByDescending(streak => streak.Length).ThenByDescending(streak => streak.From)];
    }

    private void WalkThePeriodsThatBeginOn(DateOnly day)
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

    private void CountTheHit(DateOnly day, Goal goal)
    {
        if (running.Through is { } last && AvailableAfter(last, day) > Bridged(goal))
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

    /// <summary>What the rules say of the day T itself.</summary>
    private void Look(Goal goal)
    {
        Unit = goal.Per switch { Per.Day => "days", Per.Week => "weeks", Per.Month => "months", _ => "hits" };
        if (goal.Per == Per.EveryDays)
            LookForTheNextHit(goal);
        else if (periods.SingleOrDefault(period => period.RunsOn(habit.T)) is { } period)
            LookAt(period);
    }

    private void LookAt(NaivePeriod period)
    {
        var remaining = Math.Max(0, period.Required - period.Total);
        Open = new OpenPeriod(period.From, period.To, period.Total, period.Required, remaining, period.Status);
        AtRisk = period is { Goal.Direction: Direction.AtLeast, Status: not PeriodStatus.Met }
            && running.Length > 0
            && missed + 1 > habit.Forgive
            && Calendar.Days(period.From, period.To).LastOrDefault(habit.IsAvailable) == habit.T;
    }

    /// <summary>At risk is the last available day on which a hit still continues; before the first hit the goal's first day counts like the day after one.</summary>
    private void LookForTheNextHit(Goal goal)
    {
        if (running.Through is { } through && AvailableAfter(through, habit.T) > Bridged(goal))
            End();

        var from = running.Through is { } last ? last.AddDays(1) : lastHit is { } hit ? hit.AddDays(1) : begun;
        var inTime = Calendar.Days(from, habit.T.AddDays(60))
            .Where(day => habit.IsAlive(day) && habit.GoalOn(day).Equals(goal) && AvailableAfter(from.AddDays(-1), day) <= Bridged(goal))
            .ToList();
        var total = habit.Total(habit.T, habit.T, goal.Unit);
        AtRisk = running.Length > 0 && habit.IsAvailable(habit.T) && total < goal.Amount && AvailableAfter(from.AddDays(-1), habit.T) == Bridged(goal);
        if (!habit.IsAlive(habit.T) || inTime.Count == 0)
            return;

        var status = total >= goal.Amount ? PeriodStatus.Met : inTime[^1] < habit.T ? PeriodStatus.Missed : PeriodStatus.Open;
        Open = new OpenPeriod(from, inTime[^1], total, goal.Amount, Math.Max(0, goal.Amount - total), status);
    }

    private int AvailableAfter(DateOnly hit, DateOnly until) => habit.AvailableBetween(hit.AddDays(1), until.AddDays(-1));

    private int Bridged(Goal goal) => NaiveHits.Bridged(habit, goal);
}
