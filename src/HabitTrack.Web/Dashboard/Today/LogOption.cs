namespace HabitTrack.Web;

/// <summary>One way to log to a habit: a form with a button, and fields where something must be typed.</summary>
/// <param name="Id">The entry's identity, made with the form: sent twice it is logged once.</param>
/// <param name="Kind">Word for the habit's kind.</param>
/// <param name="Habit">Its id.</param>
/// <param name="Label">What the button says.</param>
/// <param name="Given">What the button logs.</param>
/// <param name="Asked">What is to be typed.</param>
public sealed record LogOption(
    Guid Id, string Kind, string Habit, string Label, IReadOnlyList<FormField> Given, IReadOnlyList<FormField> Asked)
{
    private static readonly int[] Hangs = [20, 30, 60], Walks = [600, 1_200], Stretches = [30, 60], Repetitions = [10, 20];

    /// <summary>The ways that fit a habit's kind, and the unit its goal counts in.</summary>
    internal static IReadOnlyList<LogOption> For(string habit, HabitKind kind, Goal goal, Form? typed, Func<Guid> newId)
    {
        LogOption Option(string label, params FormField[] given) => new(newId(), Kinds.NameOf(kind), habit, label, given, []);
        FormField Field(string name, string label) => new(name, label, typed?[name]);
        LogOption Typed(params FormField[] asked) => new(newId(), Kinds.NameOf(kind), habit, "Log", [], asked);
        LogOption Span(int seconds) => Option(
            "+\u00a0" + (seconds < 120 ? $"{seconds}\u00a0s" : Words.Duration(seconds)),
            new FormField("seconds", null, seconds.ToString()));
        LogOption Posture(string posture) => Option(
            char.ToUpperInvariant(posture[0]) + posture[1..], new FormField("posture", null, posture));

        return (kind, goal.Unit) switch
        {
            (HabitKind.Hang, _) => [.. Hangs.Select(Span)],
            (HabitKind.Walk, Units.Seconds) => [.. Walks.Select(Span)],
            (HabitKind.Walk, var unit) => [Typed(Field("minutes", "minutes"), Field(unit, unit))],
            (HabitKind.PostureCheck, _) => [Posture("upright"), Posture("slouched")],
            (HabitKind.Stretch, Units.Seconds) => [.. Stretches.Select(Span)],
            (HabitKind.Stretch, Units.Repetitions) =>
                [.. Repetitions.Select(some => Option($"+\u00a0{some}\u00a0times", new FormField("reps", null, some.ToString())))],
            (HabitKind.Stretch, _) => [Option("Stretched")],
            (HabitKind.Workout, _) => [Option("Workout done")],
            _ => [Typed(Field("amount", goal.Unit))],
        };
    }
}

/// <summary>A field of a form.</summary>
/// <param name="Name">As it is sent.</param>
/// <param name="Label">What stands beside it; null for one that is not seen.</param>
/// <param name="Value">What it holds.</param>
public sealed record FormField(string Name, string? Label, string? Value);
