using System.Text.Json.Serialization;

namespace HabitTrack.Domain.Care;

/// <summary>The muscle groups of the back.</summary>
public enum Muscle
{
    /// <summary>The latissimus dorsi, from the armpits to the waist.</summary>
    [JsonStringEnumMemberName("lats")] Lats,

    /// <summary>The trapezius, from the base of the skull to the shoulders and the middle of the back.</summary>
    [JsonStringEnumMemberName("trapezius")] Trapezius,

    /// <summary>The muscles of the lower back.</summary>
    [JsonStringEnumMemberName("lumbar")] Lumbar,
}

/// <summary>The kind of exercise.</summary>
public enum ExerciseKind
{
    /// <summary>Strength training.</summary>
    [JsonStringEnumMemberName("strength")] Strength,

    /// <summary>Joint mobility.</summary>
    [JsonStringEnumMemberName("mobility")] Mobility,

    /// <summary>Cardiovascular training.</summary>
    [JsonStringEnumMemberName("cardio")] Cardio,

    /// <summary>Stretching.</summary>
    [JsonStringEnumMemberName("stretch")] Stretch,

    /// <summary>A yoga pose.</summary>
    [JsonStringEnumMemberName("yoga")] Yoga,
}

/// <summary>An exercise of the catalogue or of a person's own.</summary>
/// <param name="Key">The key that entries refer to: 1 to 60 characters of a-z, 0-9 and hyphens.</param>
/// <param name="Description">How to do it, 1 to 300 characters.</param>
/// <param name="Primary">The muscle groups that it mainly trains.</param>
/// <param name="Secondary">The muscle groups that it also trains.</param>
/// <param name="Needs">The required equipment; null if none.</param>
/// <param name="Kind">The kind of exercise.</param>
/// <param name="Caution">A safety note; null if none.</param>
/// <param name="Traumatic">Whether it can injure the back if done incorrectly or too fast.</param>
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
    /// <summary>Compares muscle groups by value and order.</summary>
    public bool Equals(Exercise? other) =>
        other is not null
        && (Key, Description, Needs, Kind, Caution, Traumatic)
            == (other.Key, other.Description, other.Needs, other.Kind, other.Caution, other.Traumatic)
        && Primary.SequenceEqual(other.Primary)
        && Secondary.SequenceEqual(other.Secondary);

    public override int GetHashCode() => HashCode.Combine(Key, Description, Needs, Kind, Caution, Traumatic);
}
