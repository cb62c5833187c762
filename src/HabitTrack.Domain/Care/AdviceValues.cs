using System.Globalization;

namespace HabitTrack.Domain.Care;

/// <summary>An exercise in a message, which pages show by its name.</summary>
public sealed record ExerciseValue(string Key)
{
    public override string ToString() => Key;
}

/// <summary>A load in a message, which pages show in the person's units.</summary>
public sealed record LoadValue(decimal Kg)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kg:0.###} kg");
}
