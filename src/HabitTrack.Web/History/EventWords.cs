using JasperFx.Events;

namespace HabitTrack.Web;

/// <summary>Describes events in words.</summary>
public sealed class EventWords
{
    private const int MaxLength = 100;

    private readonly Dictionary<string, string> names;
    private readonly Dictionary<Guid, string?> amountUnits;
    private readonly UnitSystem units;
    private readonly PersonalCalendar calendar;
    private readonly DateOnly today;

    private EventWords(Dictionary<string, string> names, Dictionary<Guid, string?> amountUnits, PersonView person) =>
        (this.names, this.amountUnits, units, calendar, today) = (names, amountUnits, person.Person.Settings.Units, person.Calendar, person.Today);

    /// <summary>Loads what describes the events: the names of habits, also of removed ones, and the units of amounts that were recorded without one.</summary>
    internal static async Task<EventWords> For(IReadOnlyList<IEvent> events, PersonView person, PageContext context)
    {
        var (id, store) = (context.Caller.Person, context.Reader.Store);
        var known = person.Started.ToDictionary(habit => habit.Id, habit => habit.Definition.Details.Name, StringComparer.Ordinal);
        var removedHabits = events.Select(recorded => recorded.StreamName).Where(stream => stream != Profile.Stream && !known.ContainsKey(stream));
        foreach (var removed in removedHabits.Distinct().ToList())
        {
            var changes = store.ReadHistory(new HistoryQuery(id, Stream: removed, Types: HabitEventTypes.OfDefinitions, NewestFirst: true), context.Cancellation);
            known[removed] = await changes.Select(recorded => NameIn(recorded.Data)).FirstOrDefaultAsync(name => name is not null, context.Cancellation) ?? removed;
        }

        var unknown = events
            .Select(recorded => recorded.Data)
            .OfType<EntryEvent>()
            .Where(change => change.Content is Activity { Unit: null })
            .Select(change => change.EntryId)
            .ToList();
        var entries = unknown.Count == 0
            ? []
            : (await store.FindEntries(id, unknown, context.Cancellation)).ToDictionary(entry => entry.Key, entry => entry.Value.Content.AmountUnit);
        return new EventWords(known, entries, person);
    }

    private static string? NameIn(object data) => data switch
    {
        HabitStarted started => started.Name,
        HabitDetailsChanged changed => changed.After.Name,
        HabitChangeUndone undone => undone.Definition?.Details.Name,
        _ => null,
    };

    /// <summary>The instant when the event was first recorded, here or before an import.</summary>
    public static DateTimeOffset RecordedAt(IEvent recorded) => recorded.Origin?.RecordedAt ?? recorded.Timestamp;

    /// <summary>The id of the person who recorded the event first, here or before an import.</summary>
    public static string? AuthorOf(IEvent recorded) => recorded.Origin?.UserName ?? recorded.UserName;

    /// <summary>Describes a change by its habit, and by its entry if it has one.</summary>
    /// <param name="change">The events of the change, newest first.</param>
    public string Of(IReadOnlyList<IEvent> change)
    {
        var primary = change.FirstOrDefault(recorded => recorded.Data is EntryEvent) ?? change[^1];
        var others = change.Select(recorded => recorded.StreamName).Distinct(StringComparer.Ordinal).Count() - 1;
        return $"{Words.Isolated(NameOf(primary))}, {DescribeSkips(change) ?? Describe(primary)}{(others > 0 ? $", and {others} more" : "")}";
    }

    /// <summary>Describes a change that skipped a range of days, or removed its skips; null if it is another change.</summary>
    private static string? DescribeSkips(IReadOnlyList<IEvent> change) => (change.Select(recorded => recorded.Data.GetType()).Distinct().Count(), change[^1].Data, change[0].Data) switch
    {
        (1, DaySkipped first, DaySkipped last) when change.Count > 1 => $"{Words.Days(first.Day, last.Day)} skipped{ReasonSuffix(first.Reason)}",
        (1, DayUnskipped first, DayUnskipped last) when change.Count > 1 => $"{Words.Days(first.Day, last.Day)} count again",
        _ => null,
    };

    /// <summary>The name of the habit of an event, also if the habit has no life, its start was undone, or it was removed.</summary>
    public string NameOf(IEvent recorded) => recorded.StreamName == Profile.Stream ? "You" : names[recorded.StreamName];

    /// <summary>Describes an event as a sentence.</summary>
    public string Of(IEvent recorded) => Words.Capital(Describe(recorded));

    private string Describe(IEvent recorded) => recorded.Data switch
    {
        EntryLogged logged => Describe(logged.EntryId, logged.Entry),
        EntryCorrected corrected =>
            $"{Describe(corrected.EntryId, corrected.Before)} corrected{Correction(corrected)}{ReasonSuffix(corrected.Reason)}",
        EntryRetracted retracted => $"{Describe(retracted.EntryId, retracted.Before)} removed{ReasonSuffix(retracted.Reason)}",
        EntryRestored restored => $"{Describe(restored.EntryId, restored.After)} restored{ReasonSuffix(restored.Reason)}",
        HabitStarted started => $"started, {Words.Goal(started.Goal, units)}, from {Words.Date(started.StartedOn)}",
        HabitDetailsChanged changed => Changes(Details(changed.Before), Details(changed.After)) is { Length: > 0 } changes ? changes
            : changed.StartChosen == true ? $"start set to {Words.Date(changed.After.StartedOn)}"
            : "details changed",
        GoalDeclared declared => $"goal: {Words.Goal(declared.Goal, units)}, from {Words.Date(declared.EffectiveFrom)}",
        DaySkipped skipped => $"{Words.ShortDay(skipped.Day, today)} skipped{ReasonSuffix(skipped.Reason)}",
        DayUnskipped unskipped => $"{Words.ShortDay(unskipped.Day, today)} counts again",
        HabitPaused paused => $"paused from {Words.Date(paused.From)}",
        HabitResumed resumed => $"resumed on {Words.Date(resumed.On)}",
        HabitArchived archived => $"archived on {Words.Date(archived.On)}",
        HabitReopened reopened => $"reopened on {Words.Date(reopened.On)}",
        HabitChangeUndone => "change undone",
        ProfileChanged changed => Changes(Settings(changed.Before), Settings(changed.After)) is { Length: > 0 } changes ? changes : "settings changed",
        ExerciseDescribed { Exercise: { } exercise } => $"exercise {Words.Humanize(exercise.Key)}: {Words.Isolated(exercise.Description)}",
        ExerciseDescribed described => $"exercise {Words.Humanize(described.Before!.Key)} removed",
        DaysOffTaken taken => $"off {Words.Days(taken.From, taken.To)}{ReasonSuffix(taken.Reason)}",
        DaysOffWithdrawn withdrawn => $"off {Words.Days(withdrawn.From, withdrawn.To)} withdrawn",
        HabitRemoved => "removed",
        _ => recorded.EventTypeName.Replace('_', ' '),
    };

    private string Describe(Guid id, Entry entry)
    {
        var kind = EntryKind.Of(entry);
        var description = kind.Describe(entry.InUnit(amountUnits.GetValueOrDefault(id)), units);
        var name = kind.NameOf(entry) is { } named ? named + " " : "";
        return $"{Words.Isolated(name + (description.Length == 0 ? "one" : description))} on {Words.ShortDay(entry.Day, today)}";
    }

    /// <summary>What a correction changed: the description of the entry, and the values that it does not contain.</summary>
    private string Correction(EntryCorrected corrected)
    {
        var (id, after) = (corrected.EntryId, Describe(corrected.EntryId, corrected.After));
        var changes = Changes(OtherValues(corrected.Before), OtherValues(corrected.After));
        return (Describe(id, corrected.Before) == after ? "" : $" to {after}") + (changes.Length == 0 ? "" : $", {changes}");
    }

    private IEnumerable<(string Name, string Value)> OtherValues(Entry entry)
    {
        IEnumerable<(string Name, string? Value)> values =
        [
            ("time", entry.PerformedAt is { } at ? Words.Time(at, calendar) : null),
            .. EntryKind.Of(entry).OtherValues(entry, units),
            ("note", entry.Note),
        ];
        return values.Select(value => (value.Name, value.Value is { Length: > 0 } text ? Shortened(text) : "none"));
    }

    private static string Shortened(string text) =>
        text.HasLengthUpTo(MaxLength) ? text : string.Concat(text.EnumerateRunes().Take(MaxLength).Select(rune => rune.ToString())) + "…";

    private static string ReasonSuffix(string? reason) => reason is null ? "" : $": {Words.Isolated(reason)}";

    private static string Changes(IEnumerable<(string Name, string Value)> before, IEnumerable<(string Name, string Value)> after) =>
        string.Join("; ", before.Zip(after)
            .Where(pair => pair.First != pair.Second)
            .Select(pair => $"{pair.First.Name} {Words.Isolated(pair.First.Value)} → {Words.Isolated(pair.Second.Value)}"));

    private static IEnumerable<(string Name, string Value)> Details(HabitDetails details) =>
    [
        ("name", details.Name),
        ("began on", Words.Date(details.StartedOn)),
        ("forgives", details.Forgive.ToString()),
        ("place", details.Order.ToString()),
        ("tags", details.Tags.Count == 0 ? "none" : string.Join(", ", details.Tags)),
        ("icon", details.Icon ?? "default"),
        ("color", Words.Lower(details.Color ?? HabitColor.Default)),
    ];

    private static IEnumerable<(string Name, string Value)> Settings(ProfileSettings settings) =>
    [
        ("name", settings.Name ?? "none"),
        ("time zone", settings.TimeZone),
        ("day starts at", settings.DayStartsAt.ToString("HH:mm")),
        ("week starts on", Words.Lower(settings.WeekStartsOn)),
        ("units", Words.Lower(settings.Units)),
        ("back condition", settings.BackCondition ? "yes" : "no"),
        ("advice read", settings.AcknowledgedAdvice.Count == 0 ? "none" : string.Join(", ", settings.AcknowledgedAdvice)),
    ];
}
