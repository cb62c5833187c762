namespace HabitTrack.Domain;

// Names and fields here are stored. Add; never rename.

/// <summary>An event of the person's own stream, which has <see cref="EntryEvent"/>s too: those of measurements and pain.</summary>
public abstract record ProfileEvent : PersonEvent
{
    private protected ProfileEvent()
    {
    }
}

/// <summary>The person's settings changed.</summary>
public sealed record ProfileChanged(ProfileSettings Before, ProfileSettings After) : ProfileEvent;

/// <summary>The person described an exercise of their own, or changed its description.</summary>
/// <param name="Exercise">The exercise as it now is; null when that was undone and there is none.</param>
/// <param name="Before">As it was; null when it is new.</param>
public sealed record ExerciseDescribed(Exercise? Exercise, Exercise? Before) : ProfileEvent;

/// <summary>The person took days off, with the fields of <see cref="DayOff"/>.</summary>
public sealed record DaysOffTaken(Guid Id, DateOnly From, DateOnly To, string? Reason) : ProfileEvent;

/// <summary>The person withdrew days off, which are asked for again. The other fields are as they had been taken.</summary>
public sealed record DaysOffWithdrawn(Guid Id, DateOnly From, DateOnly To, string? Reason) : ProfileEvent;
