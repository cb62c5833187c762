namespace HabitTrack.Domain.People;

// Names and fields here are stored. Add; never rename.

/// <summary>An event of the person's own stream. The stream also contains the <see cref="EntryEvent"/>s of measurements and pain reports.</summary>
public abstract record ProfileEvent : PersonEvent
{
    private protected ProfileEvent()
    {
    }
}

/// <summary>The settings were changed.</summary>
public sealed record ProfileChanged(ProfileSettings Before, ProfileSettings After) : ProfileEvent;

/// <summary>An exercise of the person's own was added or changed, or a change was undone.</summary>
/// <param name="Exercise">The current exercise; null if its addition was undone.</param>
/// <param name="Before">The previous exercise; null if it is new.</param>
public sealed record ExerciseDescribed(Exercise? Exercise, Exercise? Before) : ProfileEvent;

/// <summary>The person took days off, with the fields of <see cref="DayOff"/>.</summary>
public sealed record DaysOffTaken(Guid Id, DateOnly From, DateOnly To, string? Reason) : ProfileEvent;

/// <summary>The person withdrew days off, which are asked for again. The other fields are as they had been taken.</summary>
public sealed record DaysOffWithdrawn(Guid Id, DateOnly From, DateOnly To, string? Reason) : ProfileEvent;
