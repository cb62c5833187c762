using System.Text.Json.Serialization;

namespace HabitTrack.Domain;

/// <summary>The muscle groups that shape and hold the back.</summary>
public enum Muscle
{
    /// <summary>From behind the armpits to the waist.</summary>
    [JsonStringEnumMemberName("lats")] Lats,

    /// <summary>From the base of the skull to the shoulders and down between the shoulder blades.</summary>
    [JsonStringEnumMemberName("trapezius")] Trapezius,

    /// <summary>The lower back.</summary>
    [JsonStringEnumMemberName("lumbar")] Lumbar,
}

/// <summary>What an exercise does for the body.</summary>
public enum ExerciseKind
{
    /// <summary>Builds strength.</summary>
    [JsonStringEnumMemberName("strength")] Strength,

    /// <summary>Keeps joints moving.</summary>
    [JsonStringEnumMemberName("mobility")] Mobility,

    /// <summary>Moves heart and lungs.</summary>
    [JsonStringEnumMemberName("cardio")] Cardio,

    /// <summary>Lengthens muscles.</summary>
    [JsonStringEnumMemberName("stretch")] Stretch,

    /// <summary>A pose.</summary>
    [JsonStringEnumMemberName("yoga")] Yoga,
}

/// <summary>An exercise, of the catalogue or of a person's own.</summary>
/// <param name="Key">Its name in logs: a-z, 0-9 and hyphens, 1 to 60.</param>
/// <param name="Description">What one does, 1 to 300 characters.</param>
/// <param name="Primary">The groups it trains most.</param>
/// <param name="Secondary">The groups it trains too.</param>
/// <param name="Needs">What one needs for it; null for nothing.</param>
/// <param name="Kind">What it does for the body.</param>
/// <param name="Caution">What to mind; null when there is nothing special.</param>
/// <param name="Traumatic">Whether it hurts the back when done wrong or rushed.</param>
public sealed record Exercise(
    string Key,
    string Description,
    IReadOnlyList<Muscle> Primary,
    IReadOnlyList<Muscle> Secondary,
    string? Needs,
    ExerciseKind Kind,
    string? Caution,
    bool Traumatic)
{
    /// <summary>Muscles are compared one by one.</summary>
    public bool Equals(Exercise? other) =>
        other is not null
        && (Key, Description, Needs, Kind, Caution, Traumatic)
            == (other.Key, other.Description, other.Needs, other.Kind, other.Caution, other.Traumatic)
        && Primary.SequenceEqual(other.Primary)
        && Secondary.SequenceEqual(other.Secondary);

    public override int GetHashCode() => HashCode.Combine(Key, Description, Needs, Kind, Caution, Traumatic);
}
