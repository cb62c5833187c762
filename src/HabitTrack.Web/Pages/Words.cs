namespace HabitTrack.Web;

/// <summary>Amounts, spans and days as people say them. Between a number and its unit stands a space that does not break.</summary>
internal static class Words
{
    /// <summary>Exactly, by the international pound.</summary>
    public const decimal PoundsInAKilogram = 1 / Domain.Units.KilogramsInAPound;

    public const decimal MetresInAMile = Domain.Units.MetresInAMile;
    private const char Fixed = '\u00a0', Thin = '\u202f';

    private static readonly string[] Sibilants = ["sses", "shes", "ches", "xes"];

    private static readonly NumberFormatInfo Digits = new() { NumberGroupSeparator = Thin.ToString(), NumberDecimalSeparator = "." };

    /// <summary>At most three decimals, thousands in groups from 10 000 on.</summary>
    public static string Number(decimal number) => number.ToString(number >= 10_000 ? "#,##0.###" : "0.###", Digits);

    /// <summary>The same; null for none.</summary>
    public static string? Number(decimal? number) => number is { } some ? Number(some) : null;

    /// <summary>Such as 3 min 20 s.</summary>
    public static string Duration(decimal seconds)
    {
        var (hours, minutes, rest) = ((int)(seconds / 3_600), (int)(seconds / 60) % 60, seconds % 60);
        var parts = new List<string>();
        if (hours > 0)
            parts.Add($"{hours}{Fixed}h");
        if (minutes > 0)
            parts.Add($"{minutes}{Fixed}min");
        if (rest > 0 || parts.Count == 0)
            parts.Add($"{Number(rest)}{Fixed}s");
        return string.Join(' ', parts);
    }

    /// <summary>The same, without seconds where there are hours.</summary>
    public static string Roughly(decimal amount, string unit, UnitSystem units) =>
        Amount(unit == Units.Seconds && amount >= 3_600 ? Math.Round(amount / 60) * 60 : amount, unit, units);

    /// <summary>Such as 3 min 20 s, 2 checks, 1.2 km.</summary>
    public static string Amount(decimal amount, string unit, UnitSystem units) => unit switch
    {
        Units.Seconds => Duration(amount),
        Units.Metres => Distance(amount, units),
        Units.Sessions or Units.Checks or Units.Steps => Counted(amount, unit),
        Units.Repetitions => Counted(amount, "repetitions"),
        _ => $"{Number(amount)}{Fixed}{(amount == 1 ? Singular(unit) : unit)}",
    };

    /// <summary>A unit as people wrote it, of one: 1 page, 1 glass, 1 berry.</summary>
    private static string Singular(string unit) => unit switch
    {
        { Length: < 4 } => unit,
        _ when unit.EndsWith("ies", StringComparison.Ordinal) => unit[..^3] + "y",
        _ when Sibilants.Any(ending => unit.EndsWith(ending, StringComparison.Ordinal)) => unit[..^2],
        _ when unit.EndsWith('s') && !unit.EndsWith("ss", StringComparison.Ordinal) => unit[..^1],
        _ => unit,
    };

    /// <summary>An amount that the whole is told after, with its unit: 1 min (of 3 min), 4 (of 6 checks).</summary>
    public static string Partial(decimal amount, string unit, UnitSystem units) =>
        unit is Units.Seconds or Units.Metres ? Amount(amount, unit, units) : Number(amount);

    /// <summary>Such as 1 day, 12 days.</summary>
    public static string Counted(decimal count, string many) => $"{Number(count)}{Fixed}{(count == 1 ? many[..^1] : many)}";

    /// <summary>Such as Sunday, 22 November; with the year where it is not the one that runs.</summary>
    public static string Day(DateOnly day, DateOnly today) =>
        day.ToString(day.Year == today.Year ? "dddd, d MMMM" : "dddd, d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Such as Sun 22 Nov.</summary>
    public static string ShortDay(DateOnly day) => day.ToString("ddd d MMM", CultureInfo.InvariantCulture).Replace(' ', Fixed);

    /// <summary>The time of day on the person's clock.</summary>
    public static string Time(DateTimeOffset instant, PersonalCalendar calendar) =>
        calendar.LocalTime(instant).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The word of an enumeration, in lower case.</summary>
    public static string Lower<TEnum>(TEnum word)
        where TEnum : struct, Enum => word.ToString().ToLowerInvariant();

    /// <summary>The same; empty for none.</summary>
    public static string Lower<TEnum>(TEnum? word)
        where TEnum : struct, Enum => word is { } some ? Lower(some) : "";

    /// <summary>What a goal asks, such as at least 3 min a day, at most 2 coffees on Mon and Tue.</summary>
    public static string Goal(Goal goal, UnitSystem units) =>
        $"{(goal.Direction == Direction.AtLeast ? "at least" : "at most")} {Amount(goal.Amount, goal.Unit, units)} "
        + goal switch
        {
            { Per: Per.EveryDays, Days: 1 } => "every day",
            { Per: Per.EveryDays } => $"every {goal.Days} days",
            { On: { Count: < 7 } on } => "on " + string.Join(", ", on.Order().Select(Weekday)),
            _ => $"a {Lower(goal.Per)}",
        };

    /// <summary>Such as Mon.</summary>
    public static string Weekday(DayOfWeek day) => day.ToString()[..3];

    /// <summary>Such as 22 Nov 2026.</summary>
    public static string Date(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture).Replace(' ', Fixed);

    /// <summary>As fields of forms and addresses have it, such as 2026-11-22.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Such as Nov.</summary>
    public static string Month(DateOnly day) => day.ToString("MMM", CultureInfo.InvariantCulture);

    /// <summary>A load, in the person's units.</summary>
    public static string Weight(decimal kg, UnitSystem units) =>
        units == UnitSystem.Imperial ? $"{Number(Math.Round(kg * PoundsInAKilogram, 1))}{Fixed}lb" : $"{Number(kg)}{Fixed}kg";

    /// <summary>The load of a set; one below 0 is assistance.</summary>
    public static string Load(decimal kg, UnitSystem units) => kg < 0 ? $"assisted {Weight(-kg, units)}" : Weight(kg, units);

    /// <summary>A share of the whole, such as 81 %.</summary>
    public static string Percent(decimal share) => $"{Math.Round(share * 100, MidpointRounding.AwayFromZero):0}{Fixed}%";

    /// <summary>A place along a drawing's width.</summary>
    public static string Along(double share) => $"{share * 100:0.##}%";

    /// <summary>A place in a drawing.</summary>
    public static string Place(double at) => $"{at:0.##}";

    /// <summary>A key such as dumbbell-shrug, as people say it.</summary>
    public static string Spoken(string key) => key.Replace('-', ' ');

    /// <summary>With a capital letter.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Distance(decimal metres, UnitSystem units) =>
        units == UnitSystem.Imperial ? $"{Number(Math.Round(metres / MetresInAMile, 2))}{Fixed}mi"
        : metres >= 1_000 ? $"{Number(Math.Round(metres / 1_000, 2))}{Fixed}km"
        : $"{Number(metres)}{Fixed}m";
}
