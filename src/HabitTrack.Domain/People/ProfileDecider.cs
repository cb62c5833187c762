using System.Diagnostics;

namespace HabitTrack.Domain;

/// <summary>Something asked of the person's own stream.</summary>
public abstract record ProfileCommand
{
    private protected ProfileCommand()
    {
    }
}

/// <summary>Replace the settings that the person saw by others.</summary>
public sealed record ChangeProfile(ProfileSettings Before, ProfileSettings After) : ProfileCommand;

/// <summary>Describe an exercise of the person's own, or change its description.</summary>
public sealed record DescribeExercise(Exercise Exercise) : ProfileCommand;

/// <summary>Put the description of an exercise back as it was; null when there was none.</summary>
public sealed record UndoExercise(string Key, Exercise? Before) : ProfileCommand;

/// <summary>Take days off, for every habit that lives then.</summary>
public sealed record TakeDaysOff(DayOff Off) : ProfileCommand;

/// <summary>Withdraw days off.</summary>
public sealed record WithdrawDaysOff(Guid Id) : ProfileCommand;

/// <summary>Decides what follows from a command to the person's own stream.</summary>
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
        _ => throw new UnreachableException(),
    };

    /// <summary>Decides a command about a measurement or a report of pain.</summary>
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
        profile.DaysOff.Any(taken => taken.Id == off.Id) ? Decision.Nothing : Decision.Of(new DaysOffTaken(off.Id, off.From, off.To, off.Reason));

    private static Decision Withdraw(Guid id, Profile profile) =>
        profile.DaysOff.FirstOrDefault(taken => taken.Id == id) is { } off
            ? Decision.Of(new DaysOffWithdrawn(off.Id, off.From, off.To, off.Reason))
            : Refusal.DayOffNotFound;

    private static Exercise? Own(Profile profile, string key) => profile.Exercises.FirstOrDefault(exercise => exercise.Key == key);
}
