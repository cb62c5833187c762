namespace HabitTrack.Web;

/// <summary>Finds the exercises of the catalogue by the names that other programs have for them, which exercises.json lists.</summary>
internal static class ExerciseNames
{
    private const string Table = "exercises.json";

    private static readonly Dictionary<string, string> Keys = Read();

    /// <summary>The key of an exercise: of the catalogue, or one of the person's own.</summary>
    public static string KeyOf(string name) =>
        Keys.GetValueOrDefault(Normalize(name)) ?? HabitForm.KeyOf(name, Limits.ExerciseKeyLength, "exercise");

    /// <summary>A name without its case, spaces and signs, which programs write in different ways.</summary>
    private static string Normalize(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static Dictionary<string, string> Read()
    {
        using var table = typeof(ExerciseNames).Assembly.GetManifestResourceStream(Table)!;
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(table)!
            .SelectMany(exercise => exercise.Value.Select(name => (Name: Normalize(name), exercise.Key)))
            .DistinctBy(one => one.Name)
            .ToDictionary(one => one.Name, one => one.Key, StringComparer.Ordinal);
    }
}
