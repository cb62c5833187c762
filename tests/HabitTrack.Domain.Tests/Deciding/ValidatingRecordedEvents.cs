using FsCheck;
using FsCheck.Fluent;
using HabitTrack.Domain.Tests.Kit;
using HabitTrack.Domain.Tests.Oracle;
using static HabitTrack.Domain.Tests.Examples;

namespace HabitTrack.Domain.Tests;

public sealed class ValidatingRecordedEvents
{
    private static readonly HabitEvent[] Chosen = [Started("2026-03-01"), Hung(First, "2026-03-05")];

    private static readonly HabitDefinition Definition = Folded(Chosen).Habit.Definition!;

    public static TheoryData<HabitEvent[], string> Impossible => new()
    {
        { [new HabitPaused(On("2026-03-10")), new HabitPaused(On("2026-03-12"))], "The habit is already paused on that day." },
        { [new HabitResumed(On("2026-03-10"))], "The habit is not paused on that day." },
        { [new HabitPaused(On("2026-02-28"))], "The day is outside the habit's life." },
        { [new HabitArchived(On("2026-03-10")), new HabitArchived(On("2026-03-12"))], "The habit was already archived on 2026-03-10." },
        { [new HabitArchived(On("2026-03-04"))], "There is an entry on 2026-03-05; archive the habit on that day or later." },
        { [new HabitReopened(On("2026-03-10"))], "The habit is not archived." },
        { [new HabitArchived(On("2026-03-10")), new HabitReopened(On("2026-03-10"))], "The habit was archived on 2026-03-10; reopen it on a later day." },
        { [Hung(Second, "2026-02-28")], "The habit starts on 2026-03-01." },
        { [new HabitArchived(On("2026-03-10")), Hung(Second, "2026-03-11")], "The habit was archived on 2026-03-10." },
        { [Corrected(First, "2026-03-05", "2026-02-28")], "The habit starts on 2026-03-01." },
        { [new HabitChangeUndone(1, null)], "The habit has entries, so it cannot be removed." },
        { [new HabitRemoved()], "The habit has entries, so it cannot be removed." },
        { [new HabitDetailsChanged(Definition.Details, Definition.Details with { StartedOn = On("2026-03-06") }, true)], "There is an entry on 2026-03-05; the habit cannot start after it." },
        { [new HabitChangeUndone(3, Definition.StartingOn(On("2026-03-06")))], "There is an entry on 2026-03-05; the habit cannot start after it." },
        { [new HabitChangeUndone(3, Definition with { Life = [new(On("2026-03-04"), LifeChange.Archived)] })], "There is an entry on 2026-03-05; archive the habit" },
        { [new GoalDeclared(Daily(90) with { Unit = "pages" }, On("2026-03-10"))], "Goals of kind hang can be in seconds, minutes, hours, not in pages." },
        { [new DaySkipped(On("2026-03-10"), null), new DaySkipped(On("2026-03-10"), "ill")], "It changes nothing." },
        { [new DayUnskipped(On("2026-03-10"), null)], "It changes nothing." },
        { [new DaySkipped(On("2026-03-10"), "ill"), new DayUnskipped(On("2026-03-10"), "away")], "It does not match the earlier events." },
        { [new HabitDetailsChanged(Definition.Details, Definition.Details)], "It changes nothing." },
        { [StartedByLog("2026-03-01")], "The habit has started already." },
        { [new EntryRetracted(First, Hang(60, "2026-03-05"), null), new HabitRemoved(), Hung(Second, "2026-03-05")], "The habit has not started." },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void rejects_what_no_command_leads_to(HabitEvent[] more, string reason)
    {
        var before = Folded([.. Chosen, .. more[..^1]]);

        Assert.StartsWith(reason, before.Validate(more[^1]));
    }

    [Fact]
    public void rejects_a_goal_in_another_unit_than_the_entries()
    {
        var habit = Folded([Reading, Read("minutes")], "read");

        Assert.StartsWith("The habit has entries in minutes, so its unit cannot be changed.", habit.Validate(InPages));
        Assert.StartsWith(
            "The habit has entries in minutes, so its unit cannot be changed.",
            habit.Validate(new HabitChangeUndone(2, Folded([Reading with { Goal = InPages.Goal }], "read").Habit.Definition)));
    }

    [Fact]
    public void accepts_a_goal_in_another_unit_than_entries_that_an_earlier_version_recorded_without_one() =>
        Assert.Null(Folded([Reading, Read(null)], "read").Validate(InPages));

    [Fact]
    public void accepts_pending_goals_in_different_units_that_an_earlier_version_recorded()
    {
        var habit = Folded([Reading, new GoalDeclared(Reading.Goal with { Unit = "minutes" }, On("2026-06-01"))], "read");

        Assert.Null(habit.Validate(new GoalDeclared(Reading.Goal with { Unit = "kilometres" }, On("2026-03-10"))));
    }

    [Fact]
    public void accepts_changes_before_the_first_entry_that_an_earlier_version_kept_as_the_start()
    {
        var habit = Folded([StartedByLog("2026-03-01"), Hung(First, "2026-03-01"), Hung(Second, "2026-03-05"), new EntryRetracted(First, Hang(60, "2026-03-01"), null)]);

        Assert.Null(habit.Validate(new DaySkipped(On("2026-03-02"), null)));
        Assert.StartsWith("The day is outside the habit's life.", habit.Validate(new DaySkipped(On("2026-02-28"), null)));
    }

    [Fact]
    public void accepts_entries_before_a_start_that_an_earlier_version_changed_without_choosing_it()
    {
        var habit = Folded([StartedByLog("2026-03-05"), Hung(First, "2026-03-05")]);
        var details = habit.Habit.Definition!.Details;
        var changed = new HabitDetailsChanged(details, details with { StartedOn = On("2026-03-01") });

        Assert.Null(habit.With(changed, null).Validate(Hung(Second, "2026-02-20")));
        Assert.StartsWith("The habit starts on 2026-03-01.", habit.With(changed with { StartChosen = true }, null).Validate(Hung(Second, "2026-02-20")));
    }

    [Fact]
    public void rejects_a_start_by_a_log_of_a_habit_without_a_default_id() =>
        Assert.Equal("Only a habit with a default id can be started by a log.", new RecordedHabit("bar").Validate(StartedByLog("2026-03-01")));

    [Theory]
    [InlineData("Bar", 60, 0, 0, null)]
    [InlineData("Hang", 90, 0, 0, null)]
    [InlineData("Hang", 180, 1, 0, null)]
    [InlineData("Hang", 180, 0, 1, null)]
    [InlineData("Hang", 180, 0, 0, "back")]
    public void rejects_a_start_by_a_log_with_other_values_than_the_defaults(string name, int amount, int forgive, int order, string? tag)
    {
        var start = StartedByLog("2026-03-01") with { Name = name, Goal = Daily(amount), Forgive = forgive, Order = order, Tags = tag is null ? [] : [tag] };

        Assert.StartsWith("A log starts a habit with its default name and goal", new RecordedHabit("hang").Validate(start));
        Assert.Null(new RecordedHabit("hang").Validate(start with { Name = "Hang", Goal = Daily(180), Forgive = 0, Order = 0, Tags = [] }));
    }

    [Fact]
    public void rejects_a_correction_to_an_unknown_exercise_but_keeps_one_that_an_earlier_version_recorded()
    {
        var logged = Of("sky-hook");
        var habit = new RecordedHabit("workout").With(StartedByLog("2026-03-01") with { Kind = HabitKind.Workout }, null).With(logged.Logged(First), null);
        var own = new Exercise("moon-walk", "", [], [], null, ExerciseKind.Strength, null, false);

        Assert.Null(new RecordedHabit("workout").With(StartedByLog("2026-03-01") with { Kind = HabitKind.Workout }, null).Validate(logged.Logged(First)));
        Assert.Null(habit.Validate(new EntryCorrected(First, logged, logged with { Note = "Lake" }, null)));
        Assert.Null(habit.Validate(new EntryCorrected(First, logged, Of("pull-up"), null)));
        Assert.StartsWith("There is no exercise 'moon-walk'", habit.Validate(new EntryCorrected(First, logged, Of("moon-walk"), null)));
        Assert.Null(habit.Validate(new EntryCorrected(First, logged, Of("moon-walk"), null), [own]));

        static Workout Of(string exercise) =>
            new(On("2026-03-01"), null, Timing.Day, [WorkoutSet.Of(SetType.Working, exercise, 5, null, null, null)], null, null, null, null);
    }

    [Fact]
    public void accepts_every_history_that_commands_lead_to() => Prop.ForAll(RandomHistories.Any, history =>
    {
        var habit = new RecordedHabit(history.Habit);
        foreach (var @event in history.Facts())
        {
            Assert.Null(habit.Validate(@event, [RandomHistory.OfMyOwn]));
            habit = habit.With(@event, null);
        }
    }).Check(Properties.Configure());

    private static HabitStarted Reading => new(
        HabitKind.Custom, "Read", On("2026-03-01"), false, new Goal(Direction.AtLeast, 30, "minutes", Per.Day, null, null), 0, 0, []);

    private static GoalDeclared InPages => new(Reading.Goal with { Unit = "pages" }, On("2026-03-10"));

    private static EntryLogged Read(string? unit) => new Activity(On("2026-03-05"), null, Timing.Day, 30, null, unit).Logged(First);

    private static EntryCorrected Corrected(Guid id, string from, string to) => new(id, Hang(60, from), Hang(60, to), null);

    private static RecordedHabit Folded(HabitEvent[] events, string id = "hang") => events.Aggregate(new RecordedHabit(id), (habit, @event) => habit.With(@event, null));
}
