namespace HabitTrack.Storage.Reminders;

/// <summary>The reminders of a person, and the message that is scheduled for the next of them.</summary>
/// <param name="Id">Always <see cref="Only"/>: a person has one plan.</param>
public sealed record ReminderPlan(string Id = ReminderPlan.Only)
{
    /// <summary>The id of the only document of a person.</summary>
    public const string Only = "plan";

    /// <summary>The plan of a person who has not chosen anything.</summary>
    public static readonly ReminderPlan Empty = new();

    /// <summary>The local time at which the story of the last week is due, on the first day of the week.</summary>
    private static readonly TimeOnly StoryTime = new(8, 0);

    /// <summary>The reminders by habit; habits without reminders are left out.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Reminder>> Habits { get; init; } =
        new Dictionary<string, IReadOnlyList<Reminder>>(StringComparer.Ordinal);

    /// <summary>The quiet hours; null for none.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>Whether the story of the last week is sent on the first day of a week.</summary>
    public bool HasWeeklyStory { get; init; }

    /// <summary>The scheduled message; null if nothing is due.</summary>
    public ScheduledReminder? Next { get; init; }

    /// <summary>Returns the reminders of a habit, empty if it has none.</summary>
    public IReadOnlyList<Reminder> Of(string habit) => Habits.GetValueOrDefault(habit, []);

    /// <summary>Returns the plan with other reminders of a habit.</summary>
    public ReminderPlan With(string habit, IReadOnlyList<Reminder> reminders)
    {
        var habits = Habits.Where(other => other.Key != habit).ToDictionary(StringComparer.Ordinal);
        if (reminders.Count > 0)
            habits[habit] = reminders;
        return this with { Habits = habits };
    }

    /// <summary>Returns the first instant after another at which something is due; null for none.</summary>
    internal DateTimeOffset? NextAfter(DateTimeOffset after, PersonalCalendar calendar) =>
        ReminderTimes.NextAfter([.. Habits.Values.SelectMany(reminders => reminders), .. StoryIn(calendar)], after, calendar);

    /// <summary>Returns the habits with a reminder that is due at an instant, and null if the weekly story is.</summary>
    internal IEnumerable<string?> DueAt(DateTimeOffset at, PersonalCalendar calendar) => Habits
        .Where(habit => ReminderTimes.IsDue(habit.Value, at, calendar))
        .Select(habit => habit.Key)
        .Concat(ReminderTimes.IsDue(StoryIn(calendar), at, calendar) ? [null] : Array.Empty<string?>());

    private IEnumerable<Reminder> StoryIn(PersonalCalendar calendar) =>
        HasWeeklyStory ? [new Reminder(StoryTime, On: [calendar.WeekStartsOn])] : [];
}

/// <summary>The message that is scheduled for the next reminders.</summary>
/// <param name="At">When they are due. A message for another instant is outdated.</param>
/// <param name="Message">The id of the message.</param>
public sealed record ScheduledReminder(DateTimeOffset At, Guid Message);
