namespace HabitTrack.Domain;

/// <summary>Replace the settings that the person saw by others.</summary>
public sealed record ChangeProfile(ProfileSettings Before, ProfileSettings After) : ProfileCommand;

/// <summary>Describe an exercise of the person's own, or change its description.</summary>
public sealed record DescribeExercise(Exercise Exercise) : ProfileCommand;

/// <summary>Put the description of an exercise back as it was; null when there was none.</summary>
public sealed record UndoExercise(string Key, Exercise? Before) : ProfileCommand;

/// <summary>Something asked of the person's own stream.</summary>
public abstract record ProfileCommand;

/// <summary>Decides what follows from a command to the person's own stream.</summary>
public static class ProfileDecider
{
    /// <param name="command">A <see cref="ProfileCommand"/>, or a command about a measurement or a report of pain.</param>
    /// <param name="profile">The person.</param>
    /// <param name="now">The circumstances.</param>
    /// <exception cref="ArgumentException">The command is none of a person's.</exception>
    public static Decision Decide(object command, Profile profile, Circumstances now) => command switch
    {
        ChangeProfile change => Change(change, profile.Settings),
        DescribeExercise describe => Describe(describe.Exercise, profile),
        UndoExercise undo => Undo(undo, profile),
        LogEntry { Entry.Kind: null } log => EntryDecider.Log(log, now, _ => null),
        LogEntry => Decision.No(Refusal.HabitNotStarted("The id 'profile' belongs to the person. Choose another for a habit.")),
        CorrectEntry correct => EntryDecider.Correct(correct, now, _ => null),
        RetractEntry retract => EntryDecider.Retract(retract, now),
        RestoreEntry restore => EntryDecider.Restore(restore, now, _ => null),
        _ => throw new ArgumentException($"{command.GetType().Name} is not a command to a person.", nameof(command)),
    };

    private static Decision Change(ChangeProfile change, ProfileSettings settings) =>
        change.After.Equals(settings) ? Decision.Of()
        : change.Before.Equals(settings) ? Decision.Of(new ProfileChanged(settings, change.After))
        : Decision.No(Refusal.ProfileChanged);

    private static Decision Describe(Exercise exercise, Profile profile) =>
        ExerciseCatalogue.Find(exercise.Key) is not null ? Decision.No(Refusal.BuiltIn)
        : Own(profile, exercise.Key) is not { } known ? Decision.Of(new ExerciseDescribed(exercise, null))
        : known.Equals(exercise) ? Decision.Of()
        : Decision.Of(new ExerciseDescribed(exercise, known));

    private static Decision Undo(UndoExercise undo, Profile profile)
    {
        var known = Own(profile, undo.Key);
        return Equals(known, undo.Before) ? Decision.Of() : Decision.Of(new ExerciseDescribed(undo.Before, known));
    }

    private static Exercise? Own(Profile profile, string key) => profile.Exercises.FirstOrDefault(exercise => exercise.Key == key);
}
