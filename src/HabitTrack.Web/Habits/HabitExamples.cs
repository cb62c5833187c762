using HabitTrack.Domain;

namespace HabitTrack.Web;

internal static partial class Examples
{
    public static HabitRequest Bar() =>
        new() { Kind = HabitKind.Hang, Name = "Bar", Goal = MinuteGoal(), Forgive = 1, StartedOn = Begin, Order = 1, Tags = ["daily"] };

    public static DeclareGoalRequest NewGoal() => new()
    {
        Direction = Direction.AtLeast,
        Amount = 240,
        Unit = Units.Seconds,
        Per = Per.Day,
        On = [DayOfWeek.Monday, DayOfWeek.Thursday],
        EffectiveFrom = new DateOnly(2026, 12, 1),
    };

    public static SkipRequest Skip() => new() { Day = Yesterday, Reason = "ill" };

    public static PauseRequest Pause() => new() { From = Today };

    public static TurnRequest Turn() => new() { On = Today };

    public static TurnRequest Reopening() => new() { On = Today.AddDays(1) };

    public static HabitBody Habit() => new(
        "hang",
        HabitKind.Hang,
        "Hang",
        HangGoal,
        [GoalBody.Of(new DeclaredGoal(HangGoal, null), Begin)],
        Forgive: 1,
        Begin,
        ArchivedOn: null,
        Paused: false,
        Pauses: [new SpanBody(Yesterday.AddDays(-20), Yesterday.AddDays(-14))],
        Life: [new SpanBody(Begin, null)],
        [new Skip(Yesterday, "ill")],
        Order: 0,
        ["daily"],
        Version: 7);

    public static HabitList Habits() => new([Habit()], null);

    public static PlanRequest Plan() => new()
    {
        Goals = new Dictionary<string, GoalRequest>(StringComparer.Ordinal)
        {
            ["hang"] = MinuteGoal(),
        },
    };

    public static ExerciseRequest RingRow() => new()
    {
        Description = "Row on rings, body straight",
        Primary = [Muscle.Lats],
        Secondary = [Muscle.Trapezius],
        Needs = "rings",
        Kind = ExerciseKind.Strength,
    };

    public static ExerciseBody Exercise() => new(RingRow().ToExercise("ring-row"), own: true);

    public static ExerciseList Exercises() => new([Exercise()], null);

    private static GoalRequest MinuteGoal() => new() { Direction = Direction.AtLeast, Amount = 60, Unit = Units.Seconds, Per = Per.Day };
}
