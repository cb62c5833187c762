namespace HabitTrack.Domain.Tests;

/// <summary>Fixed days and ids, and short factory methods for goals, entries and events.</summary>
internal static class Examples
{
    /// <summary>The current time of scenarios: noon UTC of Wednesday, 11 March 2026.</summary>
    public static readonly DateTimeOffset Noon = Instant("2026-03-11T12:00:00Z");

    public static readonly DateOnly Today = On("2026-03-11");

    public static readonly Guid First = Id(1), Second = Id(2), Third = Id(3);

    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    public static DateOnly On(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    public static DateTimeOffset Instant(string instant) => DateTimeOffset.Parse(instant);

    public static PersonalCalendar CalendarIn(string zone, string dayStartsAt = "00:00", DayOfWeek weekStartsOn = DayOfWeek.Monday) =>
        new(TimeZones.Recorded(zone), TimeOnly.Parse(dayStartsAt), weekStartsOn);

    public static When OnDay(string day) => new(null, On(day));

    public static When AtInstant(string instant) => new(Instant(instant), null);

    public static Goal Daily(decimal amount) => Goal.AtLeast(amount, Units.Seconds, Per.Day);

    public static Goal Weekly(decimal amount) => Goal.AtLeast(amount, Units.Seconds, Per.Week);

    public static Goal Monthly(decimal amount) => Goal.AtLeast(amount, Units.Seconds, Per.Month);

    public static Goal Every(int days, decimal amount = 60) => new(Direction.AtLeast, amount, Units.Seconds, Per.EveryDays, null, days);

    public static Goal InAny(int days, decimal amount, string unit = Units.Seconds, Direction direction = Direction.AtLeast) =>
        new(direction, amount, unit, Per.Rolling, null, days);

    public static Goal OnWeekdays(decimal amount, params DayOfWeek[] on) => Daily(amount) with { On = on };

    public static Goal AtMost(decimal amount, Per per = Per.Day) => new(Direction.AtMost, amount, Units.Seconds, per);

    /// <summary>A habit of hangs with a chosen start.</summary>
    public static HabitStarted Started(string on, Goal? goal = null, int forgive = 0) =>
        new(HabitKind.Hang, "Hang", On(on), ByLog: false, goal ?? Daily(60), forgive, 0, []);

    /// <summary>A habit of hangs started by its first log.</summary>
    public static HabitStarted StartedByLog(string on) => new(HabitKind.Hang, "Hang", On(on), ByLog: true, Daily(180), 0, 0, []);

    public static HabitStarted Started(HabitKind kind, string on, Goal goal) => new(kind, "Some", On(on), ByLog: false, goal, 0, 0, []);

    /// <summary>A hang without a day or time, as in commands.</summary>
    public static Hang Hang(int seconds = 60) => new(default, null, Timing.Now, seconds, null, null);

    public static Hang Hang(int seconds, string day) => Hang(seconds) with { Day = On(day), Timing = Timing.Day };

    /// <summary>The event of a hang on a day.</summary>
    public static EntryLogged Hung(Guid id, string day, int seconds = 60) => Hang(seconds, day).Logged(id);

    /// <summary>Hangs of a minute on days of March 2026.</summary>
    public static HabitEvent[] HungInMarch(params int[] days) => [.. days.Select(day => Hung(Id(100 + day), $"2026-03-{day:00}"))];

    public static Workout Workout(string day, params WorkoutSet[] sets) => new(On(day), null, Timing.Day, sets, null, null, null, null);

    public static WorkoutSet Set(string exercise, int? reps = null, decimal? kg = null, bool warmUp = false, decimal? rpe = null) =>
        new(exercise, reps, kg, null, rpe, warmUp);

    /// <summary>A workout with a duration in minutes and a session RPE.</summary>
    public static Workout Session(string day, int minutes, decimal? rpe) => Workout(day) with { Seconds = minutes * 60, Rpe = rpe };

    public static Walk Walked(string day, int? seconds, int? steps = null, decimal? metres = null) =>
        new(On(day), null, Timing.Day, seconds, metres, steps, null, null);

    public static PostureCheck Checked(string instant, string day, BackPosture posture = BackPosture.Upright) =>
        new(On(day), Instant(instant), Timing.Instant, posture, null, null, null);

    /// <summary>A habit of a kind that starts on 1 March 2026, with entries.</summary>
    public static HabitEvent[] With(HabitKind kind, params Entry[] entries) =>
        [Started(kind, "2026-03-01", HabitKinds.RulesOf(kind)!.Goal), .. entries.Select((entry, index) => entry.Logged(Id(index + 1)))];

    /// <summary>Days off in March 2026.</summary>
    public static DayOff Off(int from, int to, string? reason = null, int id = 1) => new(Id(id), On($"2026-03-{from:00}"), On($"2026-03-{to:00}"), reason);

    public static Activity Did(string day, decimal amount, string? unit = null) => new(On(day), null, Timing.Day, amount, null, unit);
}
