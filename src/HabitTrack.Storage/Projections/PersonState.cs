using System.Collections.Immutable;

namespace HabitTrack.Storage.Projections;

/// <summary>A habit, the version of its stream, and when the stream's last event was recorded. It carries a cache of streak checkpoints.</summary>
public sealed class HabitState
{
    private readonly StreakCheckpoints checkpoints;

    public HabitState(long version, Habit habit, DateTimeOffset recordedAt)
        : this(version, habit, recordedAt, new StreakCheckpoints())
    {
    }

    private HabitState(long version, Habit habit, DateTimeOffset recordedAt, StreakCheckpoints checkpoints) =>
        (Version, Habit, RecordedAt, this.checkpoints) = (version, habit, recordedAt, checkpoints);

    /// <summary>The version of the stream.</summary>
    public long Version { get; }

    /// <summary>The habit.</summary>
    public Habit Habit { get; }

    /// <summary>When the stream's last event was recorded.</summary>
    public DateTimeOffset RecordedAt { get; }

    /// <summary>Returns the view of the habit on a day; null if the habit has not started.</summary>
    /// <param name="calendar">The person's calendar.</param>
    /// <param name="asOf">The day of evaluation.</param>
    /// <param name="isFuture">Whether the day is in the future. Its checkpoints are not cached, because current views cannot use them.</param>
    public HabitView? View(PersonalCalendar calendar, DateOnly asOf, bool isFuture = false) =>
        Habit is Habit.Started started ? new HabitView(started, calendar, asOf, isFuture ? null : checkpoints) : null;

    /// <summary>Returns the state after an event.</summary>
    public HabitState After(HabitEvent data, long version, DateTimeOffset recordedAt) =>
        new(version, Habit.Evolve(Habit, data), recordedAt, checkpoints.After(data));
}

/// <summary>A profile, the version of its stream (0 before the first event), and when the stream's last event was recorded.</summary>
public sealed record ProfileState(long Version, Profile Profile, DateTimeOffset RecordedAt);

/// <summary>A person's state: the states of all their streams, folded from the events.</summary>
/// <param name="Person">The person's id, which is the tenant.</param>
/// <param name="Profile">The state of the profile.</param>
/// <param name="Habits">The states of the habits that have events, by id.</param>
public sealed record PersonState(string Person, ProfileState Profile, ImmutableDictionary<string, HabitState> Habits)
{
    private static readonly ImmutableDictionary<string, HabitState> NoHabits = ImmutableDictionary.Create<string, HabitState>(StringComparer.Ordinal);

    private static readonly ProfileState NoProfile = new(0, Domain.People.Profile.Initial, DateTimeOffset.MinValue);

    private static readonly HabitState NoHabit = new(0, Domain.Habits.Habit.Initial, DateTimeOffset.MinValue);

    /// <summary>The number of events that the state was folded from. Equal versions mean equal states, because streams are append-only.</summary>
    public long Version => Profile.Version + Habits.Values.Sum(habit => habit.Version);

    /// <summary>When the person's last event was recorded.</summary>
    public DateTimeOffset RecordedAt => Habits.Values.Select(habit => habit.RecordedAt).Append(Profile.RecordedAt).Max();

    /// <summary>Returns the names of the habits that are not archived, except that of one of them.</summary>
    internal IEnumerable<string> ActiveNamesExcept(string id) => Habits
        .Where(habit => habit.Key != id)
        .Select(habit => habit.Value.Habit)
        .OfType<Habit.Active>()
        .Where(habit => habit.Definition.HasLife)
        .Select(habit => habit.Definition.Details.Name);

    /// <summary>Returns the state of a person without events.</summary>
    public static PersonState Empty(string person) => new(person, NoProfile, NoHabits);

    /// <summary>Returns the state of a habit; the initial state at version 0 if there is none.</summary>
    public HabitState Habit(string id) => Habits.GetValueOrDefault(id, NoHabit);

    /// <summary>Returns the version of a stream, the profile or a habit; 0 if it has no events.</summary>
    public long VersionOf(string stream) => stream == Domain.People.Profile.Stream ? Profile.Version : Habit(stream).Version;

    /// <summary>Returns the state after an event.</summary>
    /// <param name="stream">A habit's id, or <c>profile</c>.</param>
    /// <param name="version">The event's version in the stream.</param>
    /// <param name="data">The event.</param>
    /// <param name="recordedAt">When it was recorded.</param>
    /// <exception cref="ArgumentException">The event does not belong to this kind of stream.</exception>
    public PersonState Apply(string stream, long version, PersonEvent data, DateTimeOffset recordedAt) => (stream == Domain.People.Profile.Stream, data) switch
    {
        (true, ProfileEvent changed) => this with { Profile = new ProfileState(version, Domain.People.Profile.Evolve(Profile.Profile, changed), recordedAt) },
        (true, EntryEvent entry) => this with { Profile = new ProfileState(version, Domain.People.Profile.Evolve(Profile.Profile, entry), recordedAt) },
        (false, HabitEvent changed) => this with { Habits = Habits.SetItem(stream, Habit(stream).After(changed, version, recordedAt)) },
        _ => throw new ArgumentException($"{data.GetType().Name} is not an event of the stream {stream}.", nameof(data)),
    };
}
