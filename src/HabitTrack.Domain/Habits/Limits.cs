namespace HabitTrack.Domain;

/// <summary>
/// The values that may be recorded. They are asked of what is new; what was recorded under other limits is read as it is. Lengths of text are in Unicode
/// code points.
/// </summary>
public static class Limits
{
    /// <summary>A duration in seconds.</summary>
    public const int MinSeconds = 1, MaxSeconds = 86_400;

    /// <summary>Repetitions of a set or a stretch.</summary>
    public const int MinReps = 1, MaxReps = 10_000;

    /// <summary>Sets of a workout.</summary>
    public const int MaxSets = 200;

    /// <summary>The load of a set in kg; less than 0 is assistance.</summary>
    public const int MinKg = -200, MaxKg = 1_000;

    /// <summary>Rating of perceived exertion, of a set or a session.</summary>
    public const int MinRpe = 1, MaxRpe = 10;

    /// <summary>Metres or steps of a walk.</summary>
    public const int MaxMetres = 1_000_000, MaxSteps = 1_000_000;

    /// <summary>The amount of an entry of a custom habit.</summary>
    public const int MaxAmount = 1_000_000;

    /// <summary>The value of a measurement.</summary>
    public const int MinMeasured = -1_000_000, MaxMeasured = 1_000_000;

    /// <summary>The level of pain.</summary>
    public const int MinPain = 0, MaxPain = 10;

    /// <summary>The amount of a goal, and n of "every n days".</summary>
    public const int MaxGoalAmount = 1_000_000_000, MaxGoalDays = 365;

    /// <summary>Missed periods in a row that a streak survives.</summary>
    public const int MaxForgive = 30;

    /// <summary>Days that are skipped or taken off at once: a leap year.</summary>
    public const int MaxDaysAtOnce = 366;

    /// <summary>The place of a habit in lists.</summary>
    public const int MinOrder = -1_000, MaxOrder = 1_000;

    /// <summary>Tags of a habit, and pieces of advice that were acknowledged.</summary>
    public const int MaxTags = 20, MaxAcknowledged = 50;

    /// <summary>A note, or a reason.</summary>
    public const int NoteLength = 2_000;

    /// <summary>The name of a habit or a person, or what an exercise needs.</summary>
    public const int NameLength = 80;

    /// <summary>A tag, the name of a measurement, or the area of a pain.</summary>
    public const int WordLength = 40;

    /// <summary>The unit of a goal or a measurement.</summary>
    public const int UnitLength = 20;

    /// <summary>The description of an exercise, or what to mind with it.</summary>
    public const int DescriptionLength = 300;

    /// <summary>The id of a habit, and the key of an exercise.</summary>
    public const int HabitIdLength = 40, ExerciseKeyLength = 60;

    /// <summary>Local time of day at which a new day begins at the latest.</summary>
    public static readonly TimeOnly LatestDayStart = new(12, 0);

    /// <summary>Whether a number has at most three decimals.</summary>
    public static bool IsInThousandths(decimal number) => decimal.IsInteger(number * 1_000);

    /// <summary>Whether a text has at most so many code points.</summary>
    public static bool HasLengthUpTo(this string text, int longest) => text.Length <= longest || text.EnumerateRunes().Count() <= longest;

    /// <summary>Whether something is the id of a habit: a-z, 0-9 and hyphens, 1 to 40, and not reserved.</summary>
    public static bool IsHabitId(string text) => text != Profile.Stream && IsKey(text, HabitIdLength);

    /// <summary>Whether something is the key of an exercise: a-z, 0-9 and hyphens, 1 to 60.</summary>
    public static bool IsExerciseKey(string text) => IsKey(text, ExerciseKeyLength);

    private static bool IsKey(string text, int longest) =>
        text.Length > 0
        && text.Length <= longest
        && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
