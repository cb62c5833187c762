using static HabitTrack.Domain.Care.Muscle;

namespace HabitTrack.Domain.Care;

/// <summary>The built-in exercises. Information, never a diagnosis.</summary>
public static class ExerciseCatalogue
{
    private static readonly Muscle[] WholeBack = [Lats, Trapezius, Lumbar];

    /// <summary>All built-in exercises, strength exercises first.</summary>
    public static readonly IReadOnlyList<Exercise> All =
    [
        new(
            "bent-over-dumbbell-row", "Row to the chest, leaning forward",
            [Lats], [Trapezius, Lumbar], "dumbbells", ExerciseKind.Strength, "Back straight, start light", false),
        new("pull-up", "Pull-up on a bar", [Lats], [Trapezius], "bar", ExerciseKind.Strength, null, false),
        new("dumbbell-shrug", "Raise the shoulders with dumbbells", [Trapezius], [], "dumbbells", ExerciseKind.Strength, null, false),
        new(
            "weighted-forward-bend", "Forward bend with a load",
            [Lumbar], [Lats], "bar or dumbbells", ExerciseKind.Strength, "Traumatic: light load, straight back", true),
        new("dead-hang", "Hang from a bar", [Lats], [Trapezius], "bar", ExerciseKind.Mobility, "Build up from 5-15 s", false),
        new("march-in-place", "March on the spot", WholeBack, [], null, ExerciseKind.Cardio, null, false),
        new("seated-reach", "Reach up and slightly to the sides, sitting or standing", [Lumbar], [Lats], null, ExerciseKind.Stretch, null, false),
        new(
            "heel-reach-bend", "Bend forward, fingers to the heels, knees straight, 20 times in 3-4 min",
            [Lumbar], [], null, ExerciseKind.Stretch, "Slowly", false),
        new(
            "floor-full-stretch", "Lie with the lower back on the floor, toes forward, arms behind the head",
            WholeBack, [], "floor", ExerciseKind.Stretch, null, false),
        new("cobra", "Lie face down, press up and bend back", [Lumbar], [], "floor", ExerciseKind.Yoga, "Learn it from a teacher", false),
        new("childs-pose", "Sit on the heels, body forward, stretch the arms", [Lumbar], [Lats], "floor", ExerciseKind.Yoga, null, false),
        new("wall-chest-stretch", "Face a wall at 30 cm, arms up, chest and chin to the wall", [Trapezius], [Lats], "wall", ExerciseKind.Stretch, null, false),
        new(
            "cross-ankle-reach", "Legs apart, right hand to left ankle, then the other side",
            [Lumbar], [], null, ExerciseKind.Stretch, "Traumatic when rushed", true),
        new("swimming", "Swim", WholeBack, [], "pool", ExerciseKind.Cardio, null, false),
    ];

    private static readonly Dictionary<string, Exercise> ByKey = All.ToDictionary(exercise => exercise.Key, StringComparer.Ordinal);

    /// <summary>Finds a built-in exercise by its key; null if there is none.</summary>
    public static Exercise? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>Finds a built-in exercise or one of the person's own by its key; null if there is none.</summary>
    public static Exercise? Find(string key, IReadOnlyList<Exercise> own) => Find(key) ?? own.FirstOrDefault(exercise => exercise.Key == key);
}
