using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Web;

/// <summary>
/// Seeds an empty store with a year of generated history for one person, through the regular commands. As in an imported history, the origin of each
/// event holds the time at which it would have been recorded.
/// </summary>
internal sealed class Demo(PersonReader reader, CommandBatch batch, TimeProvider clock)
{
    private const int Days = 364, Seed = 1122;

    private static readonly string[] Exercises = ["bent-over-dumbbell-row", "dumbbell-shrug", "pull-up", "weighted-forward-bend"];

    private static readonly TimeOnly Morning = new(6, 0);

    private readonly Random random = new(Seed);

    /// <summary>Seeds the store unless it contains a history.</summary>
    /// <param name="report">Receives progress messages.</param>
    /// <param name="cancellation">Cancels the operation; days that are already written stay.</param>
    public async Task Fill(Action<string> report, CancellationToken cancellation)
    {
        if ((await reader.State(LocalMode.Person, cancellation)).Version > 0)
        {
            report("The database already contains a history, so --demo has no effect. Choose an empty folder with --data to create the demo data.");
            return;
        }

        report("Creating demo data: a year of one person's history.");
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var first = today.AddDays(-Days);
        var days = Enumerable.Range(0, Days + 1).Select(first.AddDays);
        var events = StartHabits(first).Concat(SkipsAndPauses(today)).Concat(days.SelectMany(day => DayOf(day, first))).Where(one => one.At <= now);
        foreach (var day in events.OrderBy(one => one.At).GroupBy(one => DateOnly.FromDateTime(one.At.UtcDateTime)))
            await Execute([.. day], cancellation);
    }

    private static IEnumerable<(DateTimeOffset At, StreamCommand Command)> StartHabits(DateOnly first)
    {
        var settings = ProfileSettings.Default;
        var start = At(first, new TimeOnly(4, 30));
        yield return (start, new StreamCommand.ToProfile(new ChangeProfile(settings, settings with { Name = "Sam", DayStartsAt = new TimeOnly(4, 0) })));
        foreach (var (habit, _) in BackCarePlan.Habits)
            yield return To(start, habit, new PutHabit(null, null, habit == "hang" ? Goal.AtLeast(60, Units.Seconds, Per.Day) : null, null, null, null, null));
        yield return To(start, "swim", new PutHabit(HabitKind.Custom, "Swim", Goal.AtLeast(30, "minutes", Per.Week), 1, null, 10, ["water"]));
        foreach (var (day, seconds) in new[] { (first.AddDays(90), 120), (first.AddDays(210), 180) })
            yield return To(At(day, Morning), "hang", new DeclareGoal(Goal.AtLeast(seconds, Units.Seconds, Per.Day), day));
    }

    /// <summary>Skips and pauses.</summary>
    private static IEnumerable<(DateTimeOffset At, StreamCommand Command)> SkipsAndPauses(DateOnly today)
    {
        foreach (var (habit, _) in BackCarePlan.Habits)
        {
            yield return To(At(today.AddDays(-110), Morning), habit, new PauseHabit(today.AddDays(-110)));
            yield return To(At(today.AddDays(-100), Morning), habit, new ResumeHabit(today.AddDays(-100)));
            yield return To(At(today.AddDays(-47), Morning), habit, new SkipDay(today.AddDays(-47), "a cold"));
            yield return To(At(today.AddDays(-46), Morning), habit, new SkipDay(today.AddDays(-46), "a cold"));
        }
    }

    private static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), TimeSpan.Zero);

    private static (DateTimeOffset At, StreamCommand Command) To(DateTimeOffset at, string stream, HabitCommand command) =>
        (at, new StreamCommand.ToHabit(stream, command, IsNewEntry: true));

    private IEnumerable<(DateTimeOffset At, StreamCommand Command)> DayOf(DateOnly day, DateOnly first)
    {
        var progress = (day.DayNumber - first.DayNumber) / (double)Days;
        var paused = day.DayNumber - first.DayNumber is > Days - 110 and < Days - 99;
        bool IsLogged() => !paused && random.NextDouble() < 0.9 + (0.08 * progress);
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var entries = new List<(TimeOnly At, string Stream, Func<DateTimeOffset, Entry> Entry)>();
        void Add(int hour, string stream, Func<DateTimeOffset, Entry> entry) =>
            entries.Add((new TimeOnly(hour, random.Next(60), random.Next(60)), stream, entry));

        for (var hang = IsLogged() ? 3 + (int)(2 * progress) : 0; hang > 0; hang--)
            Add(4 + (3 * hang), "hang", at => new Hang(day, at, Timing.Instant, 20 + (int)(30 * progress) + random.Next(15), Grip.Overhand, null));
        if (IsLogged())
            Add(18, "walk", at => Walk(day, at));
        for (var stretch = IsLogged() ? 3 : random.Next(3); !paused && stretch > 0; stretch--)
            Add(7 + (3 * stretch), "stretch", at => new Stretch(day, at, Timing.Instant, stretch == 1 ? "seated-reach" : "heel-reach-bend", 120, 20, null));

        for (var hour = 9; !paused && !weekend && hour < 17; hour += 1 + random.Next(2))
            Add(hour, "posture", at => new PostureCheck(day, at, Timing.Instant, Posture(progress), null, BodyPosition.Sitting, null));
        if (day.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Wednesday or DayOfWeek.Friday && IsLogged())
            Add(19, "workout", at => Workout(day, at, progress));
        if (day.DayOfWeek == DayOfWeek.Saturday && IsLogged())
            Add(11, "swim", at => new Activity(day, at, Timing.Instant, 30 + random.Next(20), null));
        if (day.DayOfWeek == DayOfWeek.Monday)
            Add(7, Profile.Stream, at => new Measurement(day, at, Timing.Instant, "weight", 82 - Math.Round((decimal)(4 * progress), 1), "kg", null));

        foreach (var (time, stream, entry) in entries.OrderBy(log => log.At))
        {
            var at = At(day, time);
            yield return To(at, stream, new LogEntry(Guid.CreateVersion7(at), entry(at), new When(at, null)));
        }
    }

    private Walk Walk(DateOnly day, DateTimeOffset at)
    {
        var seconds = 600 + random.Next(1500);
        return new Walk(day, at, Timing.Instant, seconds, seconds * 1.3m, (int)(seconds * 1.8), WalkStyle.Walk, null);
    }

    private BackPosture Posture(double progress) =>
        random.NextDouble() < 0.45 + (0.35 * progress) ? BackPosture.Upright : random.Next(3) == 0 ? BackPosture.Leaning : BackPosture.Slouched;

    private Workout Workout(DateOnly day, DateTimeOffset at, double progress)
    {
        var load = 6 + Math.Round((decimal)(10 * progress));
        var sets = Exercises
            .Take(3 + random.Next(2))
            .SelectMany(exercise => Enumerable.Range(0, 3).Select(set =>
                new WorkoutSet(exercise, 8 + random.Next(4), exercise == "pull-up" ? null : load, null, set == 0 ? null : 7, set == 0)))
            .ToList();
        return new Workout(day, at, Timing.Instant, sets, 300, 2400 + random.Next(900), 6 + random.Next(3), null);
    }

    private async Task Execute(IReadOnlyList<(DateTimeOffset At, StreamCommand Command)> commands, CancellationToken cancellation)
    {
        // Each command has its own correlation id, so that it can be undone separately.
        var day = commands.Select(one => new PersonCommand(
            one.Command,
            new Author("demo", Guid.CreateVersion7(one.At).ToString("n"), Origin: new Origin(one.At, "Sam")),
            one.At));
        var results = await batch.ExecuteTogether(new RequestContext(LocalMode.Person, new Author("demo"), commands[^1].At), [.. day], cancellation);
        if (new CommandResults(results).BlockingResult is CommandResult.Refused refused)
            throw new InvalidOperationException($"A command of the demo data was refused: {refused.Refusal.Detail}");
    }
}
