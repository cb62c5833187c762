namespace HabitTrack.Domain;

/// <summary>A piece of care advice. Information, never a diagnosis.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Text">For people.</param>
/// <param name="Because">What triggered it: exercises, levels, dates.</param>
public sealed record Advice(string Code, string Text, IReadOnlyList<string> Because)
{
    /// <summary>See a doctor first.</summary>
    public const string SeeADoctor = "see-a-doctor";

    private const int PainWorthADoctor = 4, DaysOfPain = 7;

    /// <summary>What a log gives rise to.</summary>
    /// <param name="entry">The entry logged.</param>
    /// <param name="before">What was logged before it, to all habits of its kind.</param>
    /// <param name="person">The person.</param>
    public static IEnumerable<Advice> On(Entry entry, DayLog before, Profile person)
    {
        var ofTraining = entry is Workout workout
            ? WorkoutAdvice.Of(workout, before, person).Concat(TrainingAdvice.On(entry.Day, before.Plus(entry), person))
            : [];
        return ofTraining.Concat(OfHealth(person, entry.Day));
    }

    /// <summary>What a day gives rise to, each code once.</summary>
    /// <param name="day">The day.</param>
    /// <param name="logged">The workouts logged on it, the last first.</param>
    /// <param name="workouts">All workouts up to it, these included.</param>
    /// <param name="person">The person.</param>
    public static IReadOnlyList<Advice> On(DateOnly day, IEnumerable<Workout> logged, DayLog workouts, Profile person)
    {
        var (all, before) = (new List<Advice>(), workouts);
        foreach (var workout in logged)
        {
            before = before.Minus(workout);
            all.AddRange(WorkoutAdvice.Of(workout, before, person));
        }

        return all.Concat(TrainingAdvice.On(day, workouts, person))
            .Concat(OfHealth(person, day))
            .GroupBy(advice => advice.Code)
            .Select(same => same.First() with { Because = same.SelectMany(advice => advice.Because).Distinct().ToList() })
            .ToList();
    }

    /// <summary>What holds on a day because of the person's health, whatever is logged.</summary>
    public static IEnumerable<Advice> OfHealth(Profile person, DateOnly today)
    {
        var facts = new List<string>();
        if (person.Settings.BackCondition && !person.Settings.AcknowledgedAdvice.Contains(SeeADoctor))
            facts.Add("a back condition is declared");
        foreach (var (day, totals) in person.Days.Between(today.AddDays(1 - DaysOfPain), today))
        {
            if (totals.Greatest(Mark.Pain) is >= PainWorthADoctor and var level)
                facts.Add($"pain {level} of 10 on {day:yyyy-MM-dd}");
        }

        if (facts.Count > 0)
            yield return new Advice(SeeADoctor, "See a doctor before you go on training your back.", facts);
    }
}
