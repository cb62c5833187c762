namespace HabitTrack.Domain.Habits;

/// <summary>
/// The limits of values in requests. Stored events are not checked, because they may have been recorded under other limits. Lengths of text are in Unicode
/// code points.
/// </summary>
public static class Limits
{
    /// <summary>Duration in seconds.</summary>
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

    /// <summary>The amount of a goal, and the n of "every n days".</summary>
    public const int MaxGoalAmount = 1_000_000_000, MaxGoalDays = 365;

    /// <summary>The n of "any n days".</summary>
    public const int MinRollingDays = 2, MaxRollingDays = 31;

    /// <summary>The number of consecutive missed periods that a streak survives.</summary>
    public const int MaxForgive = 30;

    /// <summary>The number of days of a skip or of days off: a leap year.</summary>
    public const int MaxDaysAtOnce = 366;

    /// <summary>The number of ranges of days off of a person.</summary>
    public const int MaxDaysOff = 500;

    /// <summary>The position of a habit in lists.</summary>
    public const int MinOrder = -1_000, MaxOrder = 1_000;

    /// <summary>The number of tags of a habit, and of acknowledged advice codes.</summary>
    public const int MaxTags = 20, MaxAcknowledged = 50;

    /// <summary>The length of a note or a reason.</summary>
    public const int NoteLength = 2_000;

    /// <summary>The length of the name of a habit or person, or of the equipment of an exercise.</summary>
    public const int NameLength = 80;

    /// <summary>The length of a tag, the name of a measurement, or the area of a pain.</summary>
    public const int WordLength = 40;

    /// <summary>The length of the unit of a goal or measurement.</summary>
    public const int UnitLength = 20;

    /// <summary>The length of the description or caution of an exercise.</summary>
    public const int DescriptionLength = 300;

    /// <summary>The length of the id of a habit, and of the key of an exercise.</summary>
    public const int HabitIdLength = 40, ExerciseKeyLength = 60;

    /// <summary>The latest local time at which a new day can start.</summary>
    public static readonly TimeOnly LatestDayStart = new(12, 0);

    /// <summary>The decimals of amounts, distances and loads.</summary>
    public const int Decimals = 3;

    /// <summary>How far an instant can be ahead of the server's clock.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>Whether a number has at most three decimals.</summary>
    public static bool IsInThousandths(decimal number) => decimal.IsInteger(number * 1_000);

    /// <summary>Whether a text has at most a number of code points.</summary>
    public static bool HasLengthUpTo(this string text, int maxLength) => text.Length <= maxLength || text.EnumerateRunes().Count() <= maxLength;

    /// <summary>Whether a text is a valid habit id: 1 to 40 characters of a-z, 0-9 and hyphens, and not reserved.</summary>
    public static bool IsHabitId(string text) => text != Profile.Stream && IsKey(text, HabitIdLength);

    /// <summary>Whether a text is a valid exercise key: 1 to 60 characters of a-z, 0-9 and hyphens.</summary>
    public static bool IsExerciseKey(string text) => IsKey(text, ExerciseKeyLength);

    private static bool IsKey(string text, int maxLength) =>
        text.Length > 0
        && text.Length <= maxLength
        && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
