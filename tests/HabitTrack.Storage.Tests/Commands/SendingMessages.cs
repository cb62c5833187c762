using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Tests.History;

namespace HabitTrack.Storage.Tests.Commands;

/// <summary>Commands that are sent as messages, as endpoints do.</summary>
public sealed class SendingMessages(SharedDatabase database) : StorageTest(database), IClassFixture<SharedDatabase>, IAsyncLifetime
{
    private StorageNode? started;

    private StorageNode Started => started ?? throw new InvalidOperationException("The node has not been started.");

    public async ValueTask InitializeAsync() => started = await StorageNode.Start(Storage.ConnectionString);

    public async ValueTask DisposeAsync()
    {
        await Started.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task every_command_is_committed_by_its_handler()
    {
        var hang = Guid.CreateVersion7();
        await Sent(new LogHang(Context(), New(Hangs, new Hang(default, null, Timing.Now, 30, null, null), hang)));
        await Sent(new LogWalk(Context(), New(Walks, new Walk(default, null, Timing.Now, 600, null, null, null, null))));
        await Sent(new ReportPain(Context(), New(Profile.Stream, new Pain(default, null, Timing.Now, "lower back", 3, null))));
        await Sent(new ChangeHabit<PutHabit>(Context(), "reading", new PutHabit(HabitKind.Custom, "Reading", Goal.AtLeast(10, "pages", Per.Day), null, null, null, null)));
        await Sent(new LogActivity(Context(), New("reading", new Activity(default, null, Timing.Now, 12, null))));
        await Sent(new ChangeHabit<DeclareGoal>(Context(), Hangs, new DeclareGoal(Goal.AtLeast(60, Units.Seconds, Per.Day), null)));
        await Sent(new ChangeEntry<RetractEntry>(Context(), Hangs, new RetractEntry(hang, "It was someone else.")));
        await Sent(new ChangeSettings(Context(), new ChangeProfile(ProfileSettings.Default, ProfileSettings.Default with { Name = "Ann" })));

        Assert.Equal(
            "habit_started hang_logged habit_started walk_logged pain_reported habit_started activity_logged goal_declared entry_retracted profile_changed",
            string.Join(' ', (await History()).Select(e => e.EventTypeName)));
        Assert.Equal(Canonical.Fold(Person, await History()), Canonical.Of(await State()));
    }

    [Fact]
    public async Task logs_sent_together_are_committed_together()
    {
        Entry[] entries = [.. Enumerable.Range(1, 40).Select(i => new Hang(default, null, Timing.Now, i, null, null))];

        var results = await Started.Invoke<CommandResults>(new LogEntries(Context(), [.. entries.Select(entry => New(Hangs, entry))]), Cancellation);

        Assert.Null(results.BlockingResult);
        Assert.Equal(40, results.All.Count);
        Assert.Equal(820, SecondsOf(await State()));
    }

    [Fact]
    public async Task the_back_care_plan_starts_every_habit_once()
    {
        var plan = new StartBackCarePlan(Context(), new Dictionary<string, Goal>(StringComparer.Ordinal));
        await Started.Invoke<CommandResults>(plan, Cancellation);
        var again = await Started.Invoke<CommandResults>(plan, Cancellation);

        Assert.Null(again.BlockingResult);
        Assert.Equal(BackCarePlan.Habits.Select(habit => habit.Habit).Order(StringComparer.Ordinal), (await State()).Habits.Keys.Order(StringComparer.Ordinal));
        Assert.All(await History(), e => Assert.Equal(1, e.Version));
    }

    [Fact]
    public async Task a_refusal_is_returned_to_the_caller()
    {
        var result = await Started.Invoke<CommandResult>(new ChangeHabit<PauseHabit>(Context(), Hangs, new PauseHabit(null)), Cancellation);

        Assert.Equal("habit-not-started", Assert.IsType<CommandResult.Refused>(result).Refusal.Code);
    }

    [Fact]
    public async Task an_unavailable_database_throws()
    {
        await using var proxy = new CuttingProxy(Storage.ConnectionString);
        await using var node = await StorageNode.Start(proxy.ConnectionString);
        var message = new LogHang(Context(), New(Hangs, new Hang(default, null, Timing.Now, 30, null, null)));
        proxy.CutNext(CutPoint.BeforeServerReceives, times: int.MaxValue);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => node.Invoke<CommandResult>(message, Cancellation));
        proxy.CutNext(CutPoint.BeforeServerReceives, times: 0);

        Assert.IsType<CommandResult.Committed>(await node.Invoke<CommandResult>(message, Cancellation));
    }

    private static NewLog<TEntry> New<TEntry>(string stream, TEntry entry, Guid? id = null)
        where TEntry : Entry => new(stream, id ?? Guid.CreateVersion7(), entry, When.Now, MayExist: false);

    private async Task Sent(object message) =>
        Assert.IsType<CommandResult.Committed>(await Started.Invoke<CommandResult>(message, Cancellation));
}
