using System.Globalization;

namespace HabitTrack.Domain.Habits;

/// <summary>The reason why a command was refused.</summary>
/// <param name="Code">A stable code for programs.</param>
/// <param name="Detail">The text shown to people: what is wrong and how to fix it.</param>
/// <param name="Field">The name of the invalid field; null if no single field is invalid.</param>
public sealed record Refusal(string Code, Message Detail, string? Field = null)
{
    internal static readonly Refusal HabitNotStarted = new("habit-not-started", "The habit does not exist. Start it first, or use an existing one.");

    internal static readonly Refusal ReservedId = new("habit-not-started", "The id 'profile' is reserved. Use another id for the habit.");

    internal static Refusal WrongKind(HabitKind actual, HabitKind? asked) => new(
        "wrong-kind", $"The habit is of kind {NameOf(actual)}; the entry is of kind {NameOf(asked)}. Log it to a habit of its own kind.", "habit");

    internal static Refusal InTheFuture(DateOnly today) => new(
        "in-the-future", $"An entry cannot be in the future. Use today or an earlier day, such as {today:yyyy-MM-dd}.", "day");

    internal static Refusal InTheFuture(DateTimeOffset now, string field) => new(
        "in-the-future",
        $"An entry cannot be in the future. Use a time up to five minutes from now, such as "
            + $"{now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}.",
        field);

    internal static readonly Refusal DayAndInstant = new(
        "day-and-instant", "Specify either the instant or the day, such as 2026-11-22, or neither, but not both.", "day");

    internal static Refusal TooLongAgo(string field) => new(
        "too-long-ago", "Days before 1970-01-01 are not supported. Use a later day, such as 2026-11-22.", field);

    internal static Refusal BeforeStart(DateOnly start) => new(
        "before-start", $"The habit starts on {start:yyyy-MM-dd}. To use an earlier day, change its start first.", "day");

    internal static Refusal HabitArchived(DateOnly last) => new(
        "habit-archived", $"The habit was archived on {last:yyyy-MM-dd}. Use a day up to then, or one on or after a reopening.", "day");

    internal static readonly Refusal EntryNotFound = new("entry-not-found", "There is no such entry.");

    internal static readonly Refusal EntryRetracted = new("entry-retracted", "The entry was retracted. Restore it first, or log a new one.");

    internal static readonly Refusal EntryChanged = new(
        "entry-changed", "The entry was changed in the meantime. Read it again and correct its current content.");

    internal static readonly Refusal ProfileChanged = new(
        "profile-changed", "The profile was changed in the meantime. Read it again and change its current content.");

    internal static readonly Refusal BuiltIn = new("built-in", "The exercise belongs to the built-in catalogue. Use another key.", "key");

    internal static Refusal UnknownExercise(string key, string field) => new(
        "unknown-exercise", $"There is no exercise '{key}' in the catalogue or among your own. An example of the catalogue is pull-up.", field);

    internal static readonly Refusal IdReused = new("id-reused", "Another entry already has this id. Use a new id for each entry, or none.", "id");

    internal static readonly Refusal GoalRequired = new(
        "goal-required",
        "A goal is required to start a custom habit, such as {\"direction\":\"atLeast\",\"amount\":30,\"unit\":\"minutes\",\"per\":\"week\"}.",
        "goal");

    internal static readonly Refusal KindRequired = new(
        "kind-required", "The kind of the new habit is required: one of workout, hang, walk, posture-check, stretch, custom.", "kind");

    internal static Refusal KindDiffers(HabitKind actual) => new(
        "kind-differs", $"The habit is of kind {NameOf(actual)}, which cannot be changed. Start another habit.", "kind");

    internal static Refusal NameTaken(string name) => new(
        "name-taken", $"Another habit already has the name {name}. Use another name, or rename or archive that habit first.");

    internal static Refusal StartAfterEntry(DateOnly entry) => new(
        "start-after-entry", $"There is an entry on {entry:yyyy-MM-dd}; the habit cannot start after it.", "startedOn");

    /// <summary>The kind of habit does not sum the unit of a goal.</summary>
    public static Refusal UnitNotAllowed(HabitKind kind, string unit) => new(
        "unit-not-allowed",
        $"Goals of kind {NameOf(kind)} can be in {string.Join(", ", (HabitKinds.RulesOf(kind)?.Units ?? []).SelectMany(Units.ConvertedTo))}, not in {unit}.",
        "goal.unit");

    /// <summary>The unit of a goal differs from that of the entries of a custom habit.</summary>
    public static Refusal UnitInUse(string unit) => new(
        "unit-in-use", $"The habit has entries in {unit}, so its unit cannot be changed. Start another habit for another unit.", "goal.unit");

    internal static Refusal UnitDiffers(string unit, string goalUnit, DateOnly from) => new(
        "unit-differs",
        $"From {from:yyyy-MM-dd} on, the goal of the habit is in {goalUnit}, so amounts in {unit} would not count. "
            + $"Declare a goal in {unit} from that day on first, or use another habit.");

    internal static readonly Refusal OutsideLife = new("outside-life", "The day is outside the habit's life.", "day");

    internal static Refusal PartlyOutsideLife(DateOnly day, string field) => new(
        "outside-life", $"{day:yyyy-MM-dd} is outside the habit's life. All days of the range must be within it.", field);

    internal static readonly Refusal HabitHasEntries = new(
        "habit-has-entries", "The habit has entries, so it cannot be removed. Archive it instead.");

    internal static readonly Refusal DayOffNotFound = new("day-off-not-found", "There are no days off with this id.");

    internal static readonly Refusal TooManyDaysOff = new(
        "too-many-days-off", $"A person can have at most {Limits.MaxDaysOff} ranges of days off. Withdraw some, or take longer ranges.", "from");

    internal static readonly Refusal AlreadyPaused = new("already-paused", "The habit is already paused on that day.", "from");

    internal static readonly Refusal PauseEndsBeforeItBegins = new(
        "pause-ends-before-it-begins", "The last day of a pause is its first day or a later one.", "to");

    internal static Refusal PausedLater(DateOnly day) => new(
        "already-paused", $"Another pause begins on {day:yyyy-MM-dd}. End this one at least two days before.", "to");

    internal static readonly Refusal NotPaused = new("not-paused", "The habit is not paused on that day.", "on");

    internal static Refusal AlreadyArchived(DateOnly on) => new("already-archived", $"The habit was already archived on {on:yyyy-MM-dd}.", "on");

    internal static readonly Refusal NotArchived = new("not-archived", "The habit is not archived.", "on");

    internal static Refusal NotAfterArchive(DateOnly on) => new(
        "not-after-archive", $"The habit was archived on {on:yyyy-MM-dd}; reopen it on a later day.", "on");

    internal static Refusal EntriesAfter(DateOnly entry) => new(
        "entries-after", $"There is an entry on {entry:yyyy-MM-dd}; archive the habit on that day or later.", "on");

    internal static Refusal ReopenedAfter(DateOnly on) => new(
        "reopened-after", $"The habit was reopened on {on:yyyy-MM-dd}; archive it on that day or later.", "on");

    private static Message NameOf(HabitKind? kind) => kind is { } habitKind ? HabitKinds.NameOf(habitKind) : "measurement or pain";
}
