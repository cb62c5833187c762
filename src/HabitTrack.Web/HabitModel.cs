using System.Globalization;
using System.Reflection;
using HabitTrack.Domain;
using HabitTrack.EventStore;
using HabitTrack.EventStore.Projections;

namespace HabitTrack.Web;

/// <summary>A command and the moment it was asked at.</summary>
internal sealed record Asked(object Command, DateTimeOffset At);

/// <summary>The one model that Domain gives the event store: event types, folds, decisions.</summary>
internal static class HabitModel
{
    private const string Definition = "definition";

    private static readonly Projection HabitProjection = new(
        "habit",
        Version: 3,
        Habit.Initial,
        (state, @event) => Habit.Evolve((Habit)state, @event),
        (before, after) => Changed((Habit)before, (Habit)after),
        segments => new Habit((HabitDefinition?)Document(segments, Definition), Days(segments)),
        segment => segment == Definition ? typeof(HabitDefinition) : typeof(Dictionary<DateOnly, Tally>));

    private static readonly Projection ProfileProjection = new(
        "profile",
        Version: 2,
        Profile.Initial,
        (state, @event) => Profile.Evolve((Profile)state, @event),
        (before, after) => Changed((Profile)before, (Profile)after),
        Restore,
        segment => segment == Definition ? typeof(Person) : typeof(Dictionary<DateOnly, Tally>));

    public static Model Create() => new(
        new EventTypes(EventsOf(typeof(Habit).Assembly)),
        Wire.Json,
        [HabitProjection, ProfileProjection],
        stream => stream == Profile.Stream ? ProfileProjection : HabitProjection,
        EntryOf,
        typeof(Entry),
        Decide)
    {
        Views = AnalystQueries.Views,
        Report = HabitReport.Of,
    };

    /// <summary>Facts are the records named in the past tense, next to the entry events.</summary>
    private static IEnumerable<Type> EventsOf(Assembly domain) =>
    [
        .. domain.GetTypes().Where(type => type.IsAssignableTo(typeof(EntryEvent)) && !type.IsAbstract),
        typeof(HabitStarted),
        typeof(HabitDetailsChanged),
        typeof(GoalDeclared),
        typeof(DaySkipped),
        typeof(DayUnskipped),
        typeof(HabitPaused),
        typeof(HabitResumed),
        typeof(HabitArchived),
        typeof(HabitReopened),
        typeof(HabitChangeUndone),
        typeof(ProfileChanged),
        typeof(ExerciseDescribed),
    ];

    private static EventStore.Decision Decide(object asked, Reads reads)
    {
        if (asked is BringFact brought)
            return brought.Decide(reads);

        var (command, at) = (Asked)asked;
        var person = (Profile)(reads.Stream.State as Profile ?? reads.Others[Profile.Stream].State);
        var now = new Circumstances(reads.Stream.Stream.Name, at, person.Settings.Calendar, Known(command, reads));
        var decision = reads.Stream.State is Habit habit
            ? HabitDecider.Decide((HabitCommand)command, habit, now)
            : ProfileDecider.Decide(command, person, now);
        return decision switch
        {
            Domain.Decision.Accepted accepted => new EventStore.Decision.Append(accepted.Events),
            Domain.Decision.Refused refused => new EventStore.Decision.Refuse(refused.Refusal),
            _ => throw new InvalidOperationException("A decision is accepted or refused."),
        };
    }

    private static KnownEntry? Known(object command, Reads reads)
    {
        var id = command switch
        {
            LogEntry log => log.EntryId,
            CorrectEntry correct => correct.EntryId,
            RetractEntry retract => retract.EntryId,
            RestoreEntry restore => restore.EntryId,
            _ => Guid.Empty,
        };
        return reads.Entries.TryGetValue(id, out var entry)
            ? new KnownEntry(entry.Stream == reads.Stream.Stream, (Entry)entry.Content, entry.Retracted)
            : null;
    }

    private static EntryChange? EntryOf(object @event) => @event is EntryEvent { EntryId: var id } entry
        ? new EntryChange(id, entry is EntryLogged, entry.Current is null, OrderOf((entry.Current ?? entry.Previous)!), (entry.Current ?? entry.Previous)!)
        : null;

    /// <summary>By day, then by instant; entries of a day without an instant come first on it.</summary>
    private static string OrderOf(Entry entry) => string.Create(
        CultureInfo.InvariantCulture,
        $"{entry.Day:yyyy-MM-dd} {entry.PerformedAt?.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fff}");

    private static IEnumerable<Segment> Changed(Habit before, Habit after)
    {
        if (!ReferenceEquals(before.Definition, after.Definition))
            yield return new Segment(Definition, after.Definition);
        foreach (var segment in Changed(before.Days, after.Days))
            yield return segment;
    }

    private static IEnumerable<Segment> Changed(Profile before, Profile after)
    {
        if (!ReferenceEquals(before.Settings, after.Settings) || !ReferenceEquals(before.Exercises, after.Exercises))
            yield return new Segment(Definition, new Person(after.Settings, after.Exercises));
        foreach (var segment in Changed(before.Days, after.Days))
            yield return segment;
    }

    private static IEnumerable<Segment> Changed(DayLog before, DayLog after) =>
        after.ChangedSince(before).Select(part => new Segment(part.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), part.Days));

    private static Profile Restore(IReadOnlyList<Segment> segments)
    {
        var person = (Person?)Document(segments, Definition);
        return new Profile(person?.Settings ?? Profile.Initial.Settings, person?.Exercises ?? [], Days(segments));
    }

    private static object? Document(IReadOnlyList<Segment> segments, string name) =>
        segments.FirstOrDefault(segment => segment.Name == name)?.Document;

    private static DayLog Days(IReadOnlyList<Segment> segments) => DayLog.Of(segments
        .Select(segment => segment.Document)
        .OfType<IReadOnlyDictionary<DateOnly, Tally>>()
        .SelectMany(part => part.Select(day => (day.Key, day.Value))));

    private sealed record Person(ProfileSettings Settings, IReadOnlyList<Exercise> Exercises);
}
