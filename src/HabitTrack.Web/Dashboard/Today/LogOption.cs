using HabitTrack.Domain;

namespace HabitTrack.Web;

/// <summary>One way to log to a habit: a form with a button, and fields where something must be typed.</summary>
/// <param name="Label">What the button says.</param>
/// <param name="Given">What the button logs.</param>
/// <param name="Asked">What is to be typed, and what stands beside it.</param>
internal sealed record LogOption(string Label, (string Name, string Value)[] Given, (string Name, string Label)[] Asked)
{
    private static readonly int[] Hangs = [20, 30, 60], Walks = [600, 1_200], Stretches = [30, 60], Repetitions = [10, 20];

    /// <summary>The ways that fit a habit's kind, and the unit its goal counts in.</summary>
    public static IEnumerable<LogOption> For(HabitKind kind, Goal goal) => (kind, goal.Unit) switch
    {
        (HabitKind.Hang, _) => Hangs.Select(Span),
        (HabitKind.Walk, Units.Seconds) => Walks.Select(Span),
        (HabitKind.Walk, var unit) => [Typed(("minutes", "minutes"), (unit, unit))],
        (HabitKind.PostureCheck, _) => [Button("Upright", ("posture", "upright")), Button("Slouched", ("posture", "slouched"))],
        (HabitKind.Stretch, Units.Seconds) => Stretches.Select(Span),
        (HabitKind.Stretch, Units.Repetitions) => Repetitions.Select(some => Button($"+\u00a0{some}\u00a0times", ("reps", some.ToString()))),
        (HabitKind.Stretch, _) => [Button("Stretched")],
        (HabitKind.Workout, _) => [Button("Workout done")],
        _ => [Typed(("amount", goal.Unit))],
    };

    private static LogOption Button(string label, params (string Name, string Value)[] given) => new(label, given, []);

    private static LogOption Typed(params (string Name, string Label)[] asked) => new("Log", [], asked);

    private static LogOption Span(int seconds) =>
        Button("+\u00a0" + (seconds < 120 ? $"{seconds}\u00a0s" : Words.Duration(seconds)), ("seconds", seconds.ToString()));
}
