using System.Text.Json.Nodes;
using HabitTrack.Domain;

namespace HabitTrack.Web;

/// <summary>The examples that the OpenAPI document shows: one person's Sunday.</summary>
internal static partial class Examples
{
    public static readonly Guid Id = new("0192f8a0-0000-7000-8000-000000000001");

    private static readonly DateOnly Today = new(2026, 11, 22), Yesterday = Today.AddDays(-1), Begin = new(2026, 7, 1);

    private static readonly DateTimeOffset Morning = new(2026, 11, 22, 7, 30, 0, TimeSpan.Zero);

    private static readonly Goal HangGoal = Goal.AtLeast(180, Units.Seconds, Per.Day);

    public static HealthBody Live() => new("live");

    public static HealthBody Ready() => new("ready");

    public static ProfileSettings Profile() =>
        new("Ada", "Europe/Paris", new TimeOnly(4, 0), DayOfWeek.Monday, UnitSystem.Metric, BackCondition: true, [Domain.Advice.SeeADoctor]);

    public static JsonNode ProfilePatch() => new JsonObject { ["timeZone"] = "Europe/Paris", ["dayStartsAt"] = "04:00" };

    public static EventView Event() => new(
        42, "hang", 7, "hang_logged", new HangLogged(Id, Today, Morning, Timing.Instant, 45, Grip.Overhand, null), Morning, "me", "0192f8a00000700080000000000000aa");

    public static HistoryPage History() => new([Event()], 42);

    public static RebuildView RebuildStarted() => new(Id, RebuildStatus.Running, 0, 0, null);

    public static RebuildView RebuildDone() => new(Id, RebuildStatus.Done, 1_000_000, 100, null);

    public static VerificationView Verified() => new(
        20_000, 1_000_000, [new FoundDifference("me", "hang", "2026-11-22", "The document is not what the events say.")]);

    public static ReportedView Reported() => new(20_000, Morning);

    public static LiveEntry LiveLog() => new("logged", Logged().Entry);

    public static UndoAnswer Undone() => new([Event()]);

    public static StreakView Streak() => new(
        "hang",
        "days",
        Today,
        new StreakSpan(5, new DateOnly(2026, 11, 18), Today),
        new StreakSpan(31, Begin, new DateOnly(2026, 7, 31)),
        [new StreakSpan(31, Begin, new DateOnly(2026, 7, 31)), new StreakSpan(5, new DateOnly(2026, 11, 18), Today)],
        Open(),
        AtRisk: false,
        0.812345);

    public static StreakList Streaks() => new(Today, [Streak()]);

    public static ExplanationView Explanation() => new(
        "hang", Today, [new ExplainedPeriodView(Today, Today, 180, 200, 1, PeriodStatus.Met, [Id], "200 of 180 seconds: met. That makes 5 in a row.")]);

    public static CalendarView Calendar() => new(
        "hang", Today, 2026, Units.Seconds, [new CalendarDay(Yesterday, 300, 4, PeriodStatus.Met), new CalendarDay(Today, 200, 3, PeriodStatus.Met)]);

    public static SummaryList Summaries() => new(Today, new DateOnly(2026, 11, 16), Today, [Summary()], null);

    public static RecordList Records() => new(Today, [LongestHang()], null);

    public static MusclesView Muscles() => new(
        Today,
        Today.AddDays(-27),
        Today,
        4,
        [
            new MuscleSets(Muscle.Lats, 26, 6.5m, TrainingBand.Medium),
            new MuscleSets(Muscle.Trapezius, 40, 10, TrainingBand.High),
            new MuscleSets(Muscle.Lumbar, 12.5m, 3.13m, TrainingBand.Low),
        ],
        null);

    public static LoadView Load() => new(Today, 48, 40, 1.2m, [new DayLoad(Today, 336)]);

    public static DashboardView Dashboard() => new(Today, "Ada", [Card()], [HangEntry()], [SeeADoctor()], []);

    private static Record LongestHang() => new(Marks.LongestHang, 45, Units.Seconds, Today);

    private static OpenPeriod Open() => new(Today, Today, 200, 180, 0, PeriodStatus.Met);

    private static Advice SeeADoctor() =>
        new(Domain.Advice.SeeADoctor, "See a doctor before you go on training your back.", ["a back condition is declared"]);

    private static SummaryView Summary() => new(
        "hang",
        new DateOnly(2026, 11, 16),
        Today,
        Units.Seconds,
        1_120,
        9,
        5,
        224,
        new BestDay(Yesterday, 300),
        Met: 5,
        Missed: 2,
        Excused: 0,
        Open: 0,
        0.7143m,
        new PreviousView(
            new DateOnly(2026, 11, 9),
            new DateOnly(2026, 11, 15),
            1_000,
            8,
            5,
            200,
            new BestDay(new DateOnly(2026, 11, 12), 260),
            Met: 5,
            Missed: 2,
            Excused: 0,
            Open: 0,
            0.7143m),
        12.0m,
        0.812345,
        new StreakSpan(5, new DateOnly(2026, 11, 18), Today),
        new HangFacts(90, 62.222m),
        Walk: null,
        Posture: null,
        Stretch: null,
        Workout: null,
        [new Bucket(Yesterday, Yesterday, 300), new Bucket(Today, Today, 200)]);

    private static HabitCard Card() => new(
        "hang",
        HabitKind.Hang,
        "Hang",
        HangGoal,
        Open(),
        "days",
        new StreakSpan(5, new DateOnly(2026, 11, 18), Today),
        new StreakSpan(31, Begin, new DateOnly(2026, 7, 31)),
        AtRisk: false,
        0.812345,
        Paused: false,
        Skipped: false,
        Archived: false,
        [new CalendarDay(Yesterday, 300, 4, null), new CalendarDay(Today, 200, 3, null)]);
}
