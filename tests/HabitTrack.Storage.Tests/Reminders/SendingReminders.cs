using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Reminders;
using HabitTrack.Storage.Tests.Embedded;

namespace HabitTrack.Storage.Tests.Reminders;

/// <summary>Reminders of a started node. A test moves the clock and delivers the message that is scheduled.</summary>
public sealed class SendingReminders(SharedDatabase database) : StorageTest(database), IClassFixture<SharedDatabase>, IAsyncLifetime
{
    private static readonly Reminder Morning = new(new TimeOnly(9, 0)), Noon = new(new TimeOnly(12, 0));

    private readonly RecordingSender sender = new();
    private readonly SettableTime clock = new() { Now = new DateTimeOffset(2026, 3, 28, 6, 0, 0, TimeSpan.Zero) };
    private StorageNode? started;

    private StorageNode Started => started ?? throw new InvalidOperationException("The node has not been started.");

    public async ValueTask InitializeAsync()
    {
        started = await StorageNode.Start(Storage.ConnectionString, clock, sender);
        await Committed(new PutHabit(HabitKind.Hang, "Hang", Goal.AtLeast(60, Units.Seconds, Per.Day), null, new DateOnly(2026, 3, 1), null, null));
    }

    public async ValueTask DisposeAsync()
    {
        await Started.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task sends_each_once_to_every_confirmed_channel_and_schedules_the_next()
    {
        await Add("a@example.org");
        await Add("b@example.org");
        await Add("c@example.org", isConfirmed: false);
        await Remind(Morning, Noon);
        var due = (await Next())!.Value;
        Assert.Equal(new DateTimeOffset(2026, 3, 28, 9, 0, 0, TimeSpan.Zero), due);
        Assert.True(await IsScheduledOnce());

        await Deliver(due);
        await Deliver(due);

        (ReminderNotice Notice, string Address)[] sent = [await sender.Next(), await sender.Next()];
        Assert.Equal(["a@example.org", "b@example.org"], sent.Select(one => one.Address).Order());
        Assert.All(sent, one => Assert.Equal(new ReminderNotice(Person, Hangs, due), one.Notice));
        Assert.Equal(due.AddHours(3), await Next());
        Assert.Equal(0, sender.Waiting);
    }

    [Fact]
    public async Task follows_the_clock_of_the_person_through_a_change_of_it_and_to_another_time_zone()
    {
        await Settle("Europe/Paris");
        await Remind(Morning);
        Assert.Equal(Utc(28, 8), await Next());

        await Deliver(Utc(28, 8));
        Assert.Equal(Utc(29, 7), await Next());
        await Settle("Asia/Tokyo");

        Assert.Equal(Utc(29, 0), await Next());
    }

    [Fact]
    public async Task is_silent_once_the_goal_is_met_and_in_quiet_hours()
    {
        await Add("a@example.org");
        await Remind(Morning, Noon);
        await Committed(Hang(60, new DateOnly(2026, 3, 28)));
        await Deliver(Utc(28, 9));
        await Started.Reminders.Change(Person, plan => plan with { Quiet = new QuietHours(new TimeOnly(8, 0), new TimeOnly(10, 0)) }, Cancellation);
        await Deliver(Utc(28, 12));
        await Deliver(Utc(29, 9));

        await Deliver(Utc(29, 12));

        Assert.Equal(Utc(29, 12), (await sender.Next()).Notice.Due);
        Assert.Equal(0, sender.Waiting);
    }

    [Fact]
    public async Task drops_what_is_late_after_a_stop()
    {
        await Add("a@example.org");
        await Remind(new Reminder(new TimeOnly(9, 0), new Repetition(15, new TimeOnly(18, 0))));

        await Deliver(Utc(28, 9), at: Utc(28, 15).AddMinutes(1));

        Assert.Equal(Utc(28, 15).AddMinutes(15), await Next());
        await Deliver(Utc(28, 15).AddMinutes(15), at: Utc(28, 15).AddMinutes(24));
        Assert.Equal(Utc(28, 15).AddMinutes(15), (await sender.Next()).Notice.Due);
        Assert.Equal(Utc(28, 15).AddMinutes(30), await Next());
        Assert.Equal(0, sender.Waiting);
    }

    [Fact]
    public async Task waits_for_the_time_if_a_message_arrives_before_it()
    {
        await Add("a@example.org");
        await Remind(Morning);

        await Deliver(Utc(28, 9), at: Utc(28, 8));
        await Deliver(Utc(28, 9));

        Assert.Equal(Utc(28, 9), (await sender.Next()).Notice.Due);
    }

    [Fact]
    public async Task ignores_a_message_for_reminders_that_were_changed()
    {
        await Add("a@example.org");
        await Remind(Morning);
        await Remind(Noon);

        await Deliver(Utc(28, 9));
        Assert.True(await IsScheduledOnce());
        await Deliver(Utc(28, 12));
        Assert.Equal(Utc(28, 12), (await sender.Next()).Notice.Due);

        await Remind();
        Assert.Null(await Next());
        Assert.Equal(0, sender.Waiting);
    }

    [Fact]
    public async Task sends_the_weekly_story_on_the_first_day_of_the_week()
    {
        await Add("a@example.org");
        await Started.Reminders.Change(Person, plan => plan with { HasWeeklyStory = true }, Cancellation);

        await Deliver(Utc(30, 8));

        Assert.Equal(new ReminderNotice(Person, null, Utc(30, 8)), (await sender.Next()).Notice);
    }

    [Fact]
    public async Task tries_a_failing_channel_again_and_shows_why_while_others_get_theirs()
    {
        await Add("a@example.org");
        var failing = await Add("broken@example.org");
        sender.Failure = address => address == "broken@example.org" ? new ChannelException("The mailbox is full.") : null;
        await Remind(Morning);

        await Deliver(Utc(28, 9));

        Assert.Equal("a@example.org", (await sender.Next()).Address);
        await Eventually.Holds("the failure is shown", async () => (await Find(failing))?.Error == "The mailbox is full.");
        await Eventually.Holds("another attempt is scheduled", async () => await Messages(nameof(SendReminder)) == 1);
        sender.Failure = _ => null;
        await Started.Invoke(new SendReminder(new ReminderNotice(Person, Hangs, Utc(28, 9)), failing, Attempt: 1), Cancellation);
        Assert.Equal("broken@example.org", (await sender.Next()).Address);
        Assert.Equal((null, clock.Now), ((await Find(failing))!.Error, (await Find(failing))!.SentAt));
    }

    [Fact]
    public async Task removes_a_channel_whose_target_is_gone()
    {
        var gone = await Add("gone@example.org");
        sender.Failure = _ => new ChannelException("The browser has unsubscribed.", isGone: true);
        await Remind(Morning);

        await Deliver(Utc(28, 9));

        await Eventually.Holds("the channel is removed", async () => await Find(gone) is null);
    }

    [Fact]
    public async Task sends_a_snoozed_one_again_unless_it_is_silent_by_then()
    {
        var channel = await Add("a@example.org");
        await Started.Reminders.Snooze(new ReminderNotice(Person, Hangs, clock.Now), null, Cancellation);
        Assert.Equal("a@example.org", (await sender.Next()).Address);

        await Committed(Hang(60, new DateOnly(2026, 3, 28)));
        await Started.Invoke(new SendReminder(new ReminderNotice(Person, Hangs, clock.Now), channel), Cancellation);
        Assert.Equal(0, sender.Waiting);
    }

    [Fact]
    public async Task sends_and_keeps_nothing_for_an_erased_person()
    {
        var channel = await Add("a@example.org");
        await Remind(Morning);
        var due = (await Next())!.Value;

        await Started.Erasure.Erase(Person, Cancellation);

        Assert.Equal(0, await Messages(nameof(ReminderDue)));
        await Deliver(due);
        await Started.Invoke(new SendReminder(new ReminderNotice(Person, Hangs, due), channel), Cancellation);
        await Remind(Morning);
        Assert.Null(await Find(await Add("b@example.org")));
        Assert.Null(await Next());
        Assert.Equal(0, sender.Waiting);
    }

    private static DateTimeOffset Utc(int day, int hour) => new(2026, 3, day, hour, 0, 0, TimeSpan.Zero);

    private async Task<Guid> Add(string address, bool isConfirmed = true)
    {
        var channel = new ReminderChannel(Guid.CreateVersion7(), new ChannelTarget.Email(address), "https://habits.example", clock.Now) { IsConfirmed = isConfirmed };
        await Started.Reminders.Add(Person, channel, Cancellation);
        return channel.Id;
    }

    private Task<ReminderChannel?> Find(Guid channel) => Started.Reminders.Find(Person, channel, Cancellation);

    private Task Remind(params Reminder[] reminders) => Started.Reminders.Change(Person, plan => plan.With(Hangs, reminders), Cancellation);

    private Task Settle(string zone) => Execute(
        new StreamCommand.ToProfile(new ChangeProfile(Settings, Settings = Settings with { TimeZone = zone })), Started);

    private ProfileSettings Settings { get; set; } = ProfileSettings.Default;

    private async Task<DateTimeOffset?> Next() => (await Started.Reminders.Load(Person, Cancellation)).Next?.At;

    /// <summary>Delivers the message that is scheduled for an instant, at that instant or at another one.</summary>
    private async Task Deliver(DateTimeOffset due, DateTimeOffset? at = null)
    {
        clock.Now = at ?? due;
        await Started.Invoke(new ReminderDue(Person, due), Cancellation);
    }

    /// <summary>Whether one message is scheduled for the person: the one of the plan.</summary>
    private async Task<bool> IsScheduledOnce() =>
        await Messages(nameof(ReminderDue)) == 1
        && await Server.Query(
            Storage.ConnectionString,
            $"SELECT status FROM habittrack_wolverine.wolverine_incoming_envelopes WHERE id = '{(await Started.Reminders.Load(Person, Cancellation)).Next!.Message}'")
            is "Scheduled";

    /// <summary>The number of scheduled messages of the person.</summary>
    private async Task<long> Messages(string type) => (long)(await Server.Query(
        Storage.ConnectionString,
        $"""
        SELECT count(*) FROM habittrack_wolverine.wolverine_incoming_envelopes
        WHERE status = 'Scheduled' AND position('{Person}'::bytea IN body) > 0 AND message_type LIKE '%{type}'
        """))!;

    private sealed class SettableTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
