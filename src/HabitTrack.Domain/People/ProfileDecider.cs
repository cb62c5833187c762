using System.Diagnostics;

namespace HabitTrack.Domain.People;

/// <summary>A command to the person's own stream.</summary>
public abstract record ProfileCommand
{
    private protected ProfileCommand()
    {
    }
}

/// <summary>Changes the settings.</summary>
/// <param name="Before">The settings that the change is based on. The command is refused if they are no longer current.</param>
/// <param name="After">The new settings.</param>
public sealed record ChangeProfile(ProfileSettings Before, ProfileSettings After) : ProfileCommand;

/// <summary>Adds an exercise of the person's own, or changes it.</summary>
public sealed record DescribeExercise(Exercise Exercise) : ProfileCommand;

/// <summary>Restores the previous description of an exercise; null removes an exercise that was added.</summary>
public sealed record UndoExercise(string Key, Exercise? Before) : ProfileCommand;

/// <summary>
/// Takes days off, which skip every habit that is alive on them. Taking the same range again changes nothing but a given reason; ranges that overlap are
/// kept, and each is withdrawn by itself.
/// </summary>
public sealed record TakeDaysOff(DayOff Off) : ProfileCommand;

/// <summary>Withdraws days off.</summary>
public sealed record WithdrawDaysOff(Guid Id) : ProfileCommand;

/// <summary>Restores withdrawn days off.</summary>
public sealed record RestoreDaysOff(DayOff Off) : ProfileCommand;

/// <summary>Decides commands to the person's own stream, as a pure function.</summary>
public static class ProfileDecider
{
    /// <summary>Decides a command about settings, an exercise or days off.</summary>
    public static Decision Decide(ProfileCommand command, Profile profile) => command switch
    {
        ChangeProfile change => Change(change, profile.Settings),
        DescribeExercise describe => Describe(describe.Exercise, profile),
        UndoExercise undo => Undo(undo, profile),
        TakeDaysOff take => Take(take.Off, profile),
        WithdrawDaysOff withdraw => Withdraw(withdraw.Id, profile),
        RestoreDaysOff restore => Restore(restore.Off, profile),
        _ => throw new UnreachableException(),
    };

    /// <summary>Decides a command about a measurement or pain report.</summary>
    public static Decision Decide(EntryCommand command, Circumstances now) => command switch
    {
        LogEntry { Entry.Kind: not null } => Refusal.ReservedId,
        _ => EntryDecider.Decide(command, now, validateDay: _ => null),
    };

    private static Decision Change(ChangeProfile change, ProfileSettings settings) =>
        change.After.Equals(settings) ? Decision.Nothing
        : change.Before.Equals(settings) ? Decision.Of(new ProfileChanged(settings, change.After))
        : Refusal.ProfileChanged;

    private static Decision Describe(Exercise exercise, Profile profile) =>
        ExerciseCatalogue.Find(exercise.Key) is not null ? Refusal.BuiltIn
        : Own(profile, exercise.Key) is not { } known ? Decision.Of(new ExerciseDescribed(exercise, null))
        : known.Equals(exercise) ? Decision.Nothing
        : Decision.Of(new ExerciseDescribed(exercise, known));

    private static Decision Undo(UndoExercise undo, Profile profile)
    {
        var known = Own(profile, undo.Key);
        return Equals(known, undo.Before) ? Decision.Nothing : Decision.Of(new ExerciseDescribed(undo.Before, known));
    }

    private static Decision Take(DayOff off, Profile profile) =>
        profile.DaysOff.Any(taken => taken.Id == off.Id) ? Decision.Nothing
        : profile.DaysOff.FirstOrDefault(off.HasSameDaysAs) is { } taken ? ChangeReason(taken, off)
        : profile.DaysOff.Count >= Limits.MaxDaysOff ? Refusal.TooManyDaysOff
        : Restore(off, profile);

    private static Decision ChangeReason(DayOff taken, DayOff off) =>
        off.Reason is null || off.Reason == taken.Reason ? Decision.Nothing
        : Decision.Of(new DaysOffWithdrawn(taken.Id, taken.From, taken.To, taken.Reason), new DaysOffTaken(off.Id, off.From, off.To, off.Reason));

    private static Decision Restore(DayOff off, Profile profile) =>
        profile.DaysOff.Any(taken => taken.Id == off.Id) ? Decision.Nothing : Decision.Of(new DaysOffTaken(off.Id, off.From, off.To, off.Reason));

    private static Decision Withdraw(Guid id, Profile profile) =>
        profile.DaysOff.FirstOrDefault(taken => taken.Id == id) is { } off
            ? Decision.Of(new DaysOffWithdrawn(off.Id, off.From, off.To, off.Reason))
            : Refusal.DayOffNotFound;

    private static Exercise? Own(Profile profile, string key) => profile.Exercises.FirstOrDefault(exercise => exercise.Key == key);
}
