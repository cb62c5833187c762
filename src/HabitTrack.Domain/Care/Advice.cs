namespace HabitTrack.Domain.Care;

/// <summary>A piece of care advice. Information, never a diagnosis.</summary>
/// <param name="Code">A stable code for programs.</param>
/// <param name="Text">The text shown to the person.</param>
/// <param name="Because">The facts that triggered it, such as exercises, levels of pain and dates.</param>
public sealed record Advice(string Code, Message Text, IReadOnlyList<Message> Because)
{
    /// <summary>The code of the advice to see a doctor.</summary>
    public const string SeeADoctor = "see-a-doctor";

    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["warm-up-missing"] = "Start each workout with a warm-up and a stretch of the spine.",
        ["start-light"] = "Start light, even if it feels too light: keep the load of the first session for the first three sessions.",
        ["load-jump"] = "Increase the load gradually: by at most 10% over the heaviest load of the last four weeks.",
        ["volume-jump"] = "Increase the volume gradually: by at most 10% over the mean of the last four weeks.",
        ["traumatic-exercise"] = "This exercise can injure your back if done incorrectly: use a light load, keep your back straight and move slowly.",
        [SeeADoctor] = "See a doctor before you continue to train your back.",
        ["muscle-imbalance"] = "Train all three muscle groups of the back: lats, trapezius and lumbar.",
        [SitLess.Code] = "Get up, stretch, walk or hang for a moment.",
    };

    private const int MinPain = 4, PainDays = 7;

    /// <summary>The text of the advice with a code; the code for that of another version.</summary>
    public static string TextOf(string code) => Texts.GetValueOrDefault(code, code);

    /// <summary>The codes of all advice.</summary>
    public static IReadOnlyCollection<string> Codes => Texts.Keys;

    /// <summary>Returns the advice that a new entry triggers.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="before">The entries logged before it, of all habits of its kind.</param>
    /// <param name="person">The person.</param>
    public static IEnumerable<Advice> On(Entry entry, DayLog before, Profile person)
    {
        var trainingAdvice = entry is Workout workout
            ? WorkoutAdvice.Of(workout, before, person).Concat(TrainingAdvice.On(entry.Day, before.Plus(entry), person))
            : [];
        return trainingAdvice.Concat(OfHealth(person, entry.Day));
    }

    /// <summary>Returns the advice that a day triggers. Advice with the same code is merged.</summary>
    /// <param name="day">The day.</param>
    /// <param name="logged">The workouts of the day, most recent first.</param>
    /// <param name="workouts">All workouts up to the day, including those of <paramref name="logged"/>.</param>
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

    /// <summary>Returns the advice that follows from the person's back condition and pain reports, regardless of what is logged.</summary>
    public static IEnumerable<Advice> OfHealth(Profile person, DateOnly today)
    {
        var facts = new List<Message>();
        if (person.Settings.BackCondition && !person.Settings.AcknowledgedAdvice.Contains(SeeADoctor))
            facts.Add("a back condition is declared");
        foreach (var (day, totals) in person.Days.Between(today.AddDays(1 - PainDays), today))
        {
            if (totals.Greatest(Mark.Pain) is >= MinPain and var level)
                facts.Add($"pain {level} of 10 on {day:yyyy-MM-dd}");
        }

        return Of(SeeADoctor, facts) is { } advice ? [advice] : [];
    }

    /// <summary>The advice of a code; null without facts that trigger it.</summary>
    internal static Advice? Of(string code, IEnumerable<Message> because) =>
        because.ToList() is { Count: > 0 } facts ? new Advice(code, Texts[code], facts) : null;
}
