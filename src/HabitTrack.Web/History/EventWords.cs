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
            var changes = new HistoryQuery(id, Stream: removed, Types: HabitEventTypes.OfDefinitions, NewestFirst: true);
            known[removed] = await store.ReadHistory(changes, context.Cancellation)
                .Select(recorded => NameIn(recorded.Data))
                .FirstOrDefaultAsync(name => name is not null, context.Cancellation) ?? removed;
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
        var name = Words.Isolated(NameOf(primary));
        var what = DescribeSkips(change) ?? (primary.Data is EntryCorrected corrected ? Correction(corrected, isShort: true) : Describe(primary));
        return others == 0 && primary is { StreamName: Profile.Stream, Data: EntryEvent { Content: var entry } } ? $"{EntryKind.Of(entry).Label}: {what}"
            : others > 0 ? T("{0}, {1}, and {2} more", name, what, others) : $"{name}, {what}";
    }

    /// <summary>Describes a change that skipped a range of days, or removed its skips; null if it is another change.</summary>
    private static string? DescribeSkips(IReadOnlyList<IEvent> change) => (change.Select(recorded => recorded.Data.GetType()).Distinct().Count(), change[^1].Data, change[0].Data) switch
    {
        (1, DaySkipped first, DaySkipped last) when change.Count > 1 => T("{0} skipped", Words.Days(first.Day, last.Day)) + ReasonSuffix(first.Reason),
        (1, DayUnskipped first, DayUnskipped last) when change.Count > 1 => T("{0} count again", Words.Days(first.Day, last.Day)),
        _ => null,
    };

    /// <summary>The name of the habit of an event, also if the habit has no life, its start was undone, or it was removed.</summary>
    public string NameOf(IEvent recorded) => recorded.StreamName == Profile.Stream ? T("You") : names[recorded.StreamName];

    /// <summary>Describes an event as a sentence.</summary>
    public string Of(IEvent recorded) => Words.Capital(Describe(recorded));

    private string Describe(IEvent recorded) => recorded.Data switch
    {
        EntryLogged logged => Describe(logged.EntryId, logged.Entry),
        EntryCorrected corrected => Correction(corrected),
        EntryRetracted retracted => T("{0} removed", Describe(retracted.EntryId, retracted.Before)) + ReasonSuffix(retracted.Reason),
        EntryRestored restored => T("{0} restored", Describe(restored.EntryId, restored.After)) + ReasonSuffix(restored.Reason),
        HabitStarted started => T("started, {0}, from {1}", Words.Goal(started.Goal, units), Words.Date(started.StartedOn)),
        HabitDetailsChanged changed => Changes(Details(changed.Before), Details(changed.After)) is { Length: > 0 } changes ? changes
            : changed.StartChosen == true ? T("start set to {0}", Words.Date(changed.After.StartedOn))
            : T("details changed"),
        GoalDeclared declared => T("goal: {0}, from {1}", Words.Goal(declared.Goal, units), Words.Date(declared.EffectiveFrom)),
        DaySkipped skipped => T("{0} skipped", Words.ShortDay(skipped.Day, today)) + ReasonSuffix(skipped.Reason),
        DayUnskipped unskipped => T("{0} counts again", Words.ShortDay(unskipped.Day, today)),
        HabitPaused paused => T("paused from {0}", Words.Date(paused.From)),
        HabitResumed resumed => T("resumed on {0}", Words.Date(resumed.On)),
        HabitArchived archived => T("archived on {0}", Words.Date(archived.On)),
        HabitReopened reopened => T("reopened on {0}", Words.Date(reopened.On)),
        HabitChangeUndone => T("change undone"),
        ProfileChanged changed => Changes(Settings(changed.Before), Settings(changed.After)) is { Length: > 0 } changes ? changes : T("settings changed"),
        ExerciseDescribed { Exercise: { } exercise } => T("exercise {0}: {1}", Words.Humanize(exercise.Key), Words.Isolated(exercise.Description)),
        ExerciseDescribed described => T("exercise {0} removed", Words.Humanize(described.Before!.Key)),
        DaysOffTaken taken => T("off {0}", Words.Days(taken.From, taken.To)) + ReasonSuffix(taken.Reason),
        DaysOffWithdrawn withdrawn => T("off {0} withdrawn", Words.Days(withdrawn.From, withdrawn.To)),
        HabitRemoved => T("removed"),
        _ => recorded.EventTypeName.Replace('_', ' '),
    };

    private string Describe(Guid id, Entry entry)
    {
        var kind = EntryKind.Of(entry);
        var description = kind.Describe(entry.InUnit(amountUnits.GetValueOrDefault(id)), units);
        var name = kind.NameOf(entry) is { } named ? named + " " : "";
        return T("{0} on {1}", Words.Isolated(name + (description.Length == 0 ? T("one") : description)), Words.ShortDay(entry.Day, today));
    }

    /// <summary>The corrected entry, and what was changed: its description, and the values that it does not contain.</summary>
    /// <param name="corrected">The correction.</param>
    /// <param name="isShort">Whether to leave out long values, such as the sets of a workout.</param>
    private string Correction(EntryCorrected corrected, bool isShort = false)
    {
        var (before, after) = (Describe(corrected.EntryId, corrected.Before), Describe(corrected.EntryId, corrected.After));
        var changes = Changes(OtherValues(corrected.Before), OtherValues(corrected.After));
        var text = before == after ? T("{0} corrected", before) : T("{0} corrected to {1}", before, after);
        return text + (changes.Length == 0 || (isShort && changes.Length > MaxLength) ? "" : $", {changes}") + ReasonSuffix(corrected.Reason);
    }

    private IEnumerable<(string Change, string Value)> OtherValues(Entry entry)
    {
        IEnumerable<(string Change, string? Value)> values =
        [
            (T("time {0} → {1}"), entry.PerformedAt is { } at ? Words.Time(at, calendar) : null),
            .. EntryKind.Of(entry).OtherValues(entry, units).Select(other => (other.Name + " {0} → {1}", other.Value)),
            (T("note {0} → {1}"), entry.Note),
        ];
        return values.Select(value => (value.Change, value.Value is { Length: > 0 } text ? Shortened(text) : T("none")));
    }

    private static string Shortened(string text) =>
        text.HasLengthUpTo(MaxLength) ? text : string.Concat(text.EnumerateRunes().Take(MaxLength).Select(rune => rune.ToString())) + "…";

    private static string ReasonSuffix(string? reason) => reason is null ? "" : $": {Words.Isolated(reason == UndoLastChangeHandler.ReasonOfUndo ? T("undone") : reason)}";

    /// <summary>Describes the values that differ, by the texts of their changes.</summary>
    private static string Changes(IEnumerable<(string Change, string Value)> before, IEnumerable<(string Change, string Value)> after) =>
        string.Join("; ", before.Zip(after)
            .Where(pair => pair.First != pair.Second)
            .Select(pair => string.Format(CultureInfo.InvariantCulture, pair.First.Change, Words.Isolated(pair.First.Value), Words.Isolated(pair.Second.Value))));

    private static IEnumerable<(string Change, string Value)> Details(HabitDetails details) =>
    [
        (T("name {0} → {1}"), details.Name),
        (T("began on {0} → {1}"), Words.Date(details.StartedOn)),
        (T("forgives {0} → {1}"), details.Forgive.ToString()),
        (T("place {0} → {1}"), details.Order.ToString()),
        (T("tags {0} → {1}"), details.Tags.Count == 0 ? T("none") : string.Join(", ", details.Tags)),
        (T("icon {0} → {1}"), details.Icon is { } icon ? HabitLook.NameOf(icon) : T("default")),
        (T("color {0} → {1}"), HabitLook.WordOf(details.Color)),
    ];

    private static IEnumerable<(string Change, string Value)> Settings(ProfileSettings settings) =>
    [
        (T("name {0} → {1}"), settings.Name ?? T("none")),
        (T("time zone {0} → {1}"), settings.TimeZone),
        (T("day starts at {0} → {1}"), settings.DayStartsAt.ToString("HH:mm")),
        (T("week starts on {0} → {1}"), CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName(settings.WeekStartsOn)),
        (T("units {0} → {1}"), settings.Units == UnitSystem.Metric ? T("metric") : T("imperial")),
        (T("back condition {0} → {1}"), settings.BackCondition ? T("yes") : T("no")),
        (T("advice read {0} → {1}"), settings.AcknowledgedAdvice.Count == 0 ? T("none") : string.Join(", ", settings.AcknowledgedAdvice.Select(code => T(Advice.TextOf(code))))),
        (T("language {0} → {1}"), settings.Language ?? T("that of the browser")),
    ];
}
