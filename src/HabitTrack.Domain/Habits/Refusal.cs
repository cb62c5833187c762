namespace HabitTrack.Domain;

/// <summary>Why a command was refused, and what to do about it.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Detail">For people: what is wrong, and what would be right.</param>
/// <param name="Field">The field at fault, when it is one.</param>
public sealed record Refusal(string Code, string Detail, string? Field = null)
{
    internal static readonly Refusal HabitNotStarted = new("habit-not-started", "There is no such habit yet. Start it first, or log to one that exists.");

    internal static readonly Refusal ReservedId = new("habit-not-started", "The id 'profile' belongs to the person. Choose another for a habit.");

    internal static Refusal WrongKind(HabitKind actual, HabitKind? asked) => new(
        "wrong-kind", $"This habit is of kind {Word(actual)}, which takes no {Word(asked)}. Log it to a habit of its own kind.", "habit");

    internal static Refusal InTheFuture(string field) => new(
        "in-the-future", "What is logged has been done: give an instant no more than five minutes ahead, or a day up to today.", field);

    internal static readonly Refusal DayAndInstant = new(
        "day-and-instant", "Give the instant it was performed at, or its day, such as 2026-11-22, or neither; not both.", "day");

    internal static readonly Refusal TooLongAgo = new("too-long-ago", "Days are counted from 1970-01-01 on: give a day such as 2026-11-22.", "day");

    internal static Refusal BeforeStart(DateOnly start) => new(
        "before-start", $"The habit starts on {start:yyyy-MM-dd}. Move its start earlier first.", "day");

    internal static Refusal HabitArchived(DateOnly last) => new(
        "habit-archived", $"The habit was archived on {last:yyyy-MM-dd}. Log a day up to then, or one on or after a reopening.", "day");

    internal static readonly Refusal EntryNotFound = new("entry-not-found", "There is no such entry.");

    internal static readonly Refusal EntryRetracted = new("entry-retracted", "The entry was retracted. Restore it first, or log a new one.");

    internal static readonly Refusal EntryChanged = new("entry-changed", "The entry was changed meanwhile. Read it again and correct what it says now.");

    internal static readonly Refusal ProfileChanged = new(
        "profile-changed", "The profile was changed meanwhile. Read it again and change what it says now.");

    internal static readonly Refusal BuiltIn = new("built-in", "That exercise belongs to the built-in catalogue. Choose another key.", "key");

    internal static Refusal UnknownExercise(string key, string field) => new(
        "unknown-exercise", $"There is no exercise '{key}', neither in the catalogue, such as pull-up, nor of your own.", field);

    internal static readonly Refusal IdReused = new("id-reused", "Another entry has this id already. Give each entry an id of its own, or none.", "id");

    internal static readonly Refusal GoalRequired = new(
        "goal-required", "A custom habit needs a goal to start with, such as {\"direction\":\"atLeast\",\"amount\":30,\"unit\":\"minutes\",\"per\":\"week\"}.", "goal");

    internal static readonly Refusal KindRequired = new(
        "kind-required", "kind is required for a new habit: one of workout, hang, walk, posture-check, stretch, custom.", "kind");

    internal static Refusal KindDiffers(HabitKind actual) => new(
        "kind-differs", $"The habit is of kind {Word(actual)}, and a habit's kind never changes. Start another habit.", "kind");

    internal static Refusal StartAfterEntry(DateOnly entry) => new(
        "start-after-entry", $"There is an entry on {entry:yyyy-MM-dd}; the habit cannot start after it.", "startedOn");

    /// <summary>A goal in a unit that is not summed for the kind.</summary>
    public static Refusal UnitNotAllowed(HabitKind kind, string unit) => new(
        "unit-not-allowed",
        $"Goals of kind {Word(kind)} are in {string.Join(", ", HabitKinds.RulesOf(kind)?.Units ?? [])}, not in {unit}.",
        "goal.unit");

    /// <summary>A goal in another unit than the entries of a custom habit.</summary>
    public static Refusal UnitInUse(string unit) => new(
        "unit-in-use", $"The habit has entries in {unit}, and its unit cannot change while it has. Start another habit for another unit.", "goal.unit");

    internal static readonly Refusal OutsideLife = new("outside-life", "The day lies outside the habit's life.", "day");

    internal static readonly Refusal AlreadyPaused = new("already-paused", "The habit is paused on that day already.", "from");

    internal static readonly Refusal NotPaused = new("not-paused", "The habit is not paused on that day.", "on");

    internal static Refusal AlreadyArchived(DateOnly on) => new("already-archived", $"The habit was archived on {on:yyyy-MM-dd} already.", "on");

    internal static readonly Refusal NotArchived = new("not-archived", "The habit is not archived.", "on");

    internal static Refusal NotAfterArchive(DateOnly on) => new(
        "not-after-archive", $"The habit's last day was {on:yyyy-MM-dd}; reopen it on a later one.", "on");

    internal static Refusal EntriesAfter(DateOnly entry) => new(
        "entries-after", $"There is an entry on {entry:yyyy-MM-dd}; archive the habit on that day or later.", "on");

    internal static Refusal ReopenedAfter(DateOnly on) => new(
        "reopened-after", $"The habit was reopened on {on:yyyy-MM-dd}; archive it on that day or later.", "on");

    private static string Word(HabitKind? kind) => kind is { } some ? HabitKinds.NameOf(some) : "measurement or pain";
}
