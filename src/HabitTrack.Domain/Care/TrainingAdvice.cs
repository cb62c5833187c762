namespace HabitTrack.Domain.Care;

/// <summary>Advice on all workouts of recent weeks.</summary>
internal static class TrainingAdvice
{
    private const int Week = 7, WeeksBefore = 4, MinSets = 10;

    public static IEnumerable<Advice> On(DateOnly day, DayLog workouts, Profile person) =>
        new[] { VolumeJump(day, workouts, person.Settings.Calendar), Imbalance(day, workouts, person.Exercises) }.OfType<Advice>();

    private static Advice? VolumeJump(DateOnly day, DayLog workouts, PersonalCalendar calendar)
    {
        var first = calendar.WeekOf(day);
        decimal VolumeOf(int weeksBack)
        {
            var from = first.AddDays(-Week * weeksBack);
            return workouts.Sum(Measure.Volume, from, from.AddDays(Week - 1));
        }

        var before = Enumerable.Range(1, WeeksBefore).Select(VolumeOf).ToList();
        return before.TrueForAll(volume => volume > 0) && VolumeOf(0) * WeeksBefore > before.Sum() * 1.1m
            ? Advice.Of(
                "volume-jump",
                [$"{Volume(VolumeOf(0))} this week, a mean of {Volume(before.Sum() / WeeksBefore)} in the four weeks before"])
            : null;
    }

    private static MessageValue.Load Volume(decimal kg) => new(Math.Round(kg, MidpointRounding.AwayFromZero));

    private static Advice? Imbalance(DateOnly day, DayLog workouts, IReadOnlyList<Exercise> own)
    {
        var days = WeeksBefore * Week;
        var totals = DayTotals.Of(workouts.Between(day.AddDays(1 - days), day).Select(logged => logged.Totals));
        if (totals.WorkingSets.Sum(exercise => exercise.Sets) < MinSets)
            return null;

        var groups = MuscleSets.Of(totals, days, own);
        var most = groups.MaxBy(group => group.Sets)!;
        var neglected = groups.Where(group => group.Sets * 4 < most.Sets).ToList();
        return neglected.Count > 0
            ? Advice.Of(
                "muscle-imbalance",
                neglected.Append(most).Select(group =>
                    (Message)$"{(Message)group.Muscle.ToString().ToLowerInvariant()}: {Message.OfAmount(Math.Round(group.Sets, 1), "sets")} in 28 days"))
            : null;
    }
}
