namespace HabitTrack.Web;

/// <summary>Reads query parameters, strictly: one that makes no sense is a problem that names it.</summary>
internal static class Query
{
    /// <summary>What is wrong with days that are not in order, wherever they are given.</summary>
    public const string FromAfterTo = "from is a day not after to, such as 2026-11-01 with to 2026-11-30.";

    /// <summary>A parameter that the API does not know is refused, as a field of a body is: what it was meant to do would silently not be done.</summary>
    public static Task RefuseUnknown(HttpContext http, RequestDelegate next)
    {
        if (http.Request.QueryString.HasValue && http.GetEndpoint() is RouteEndpoint { Metadata: var metadata } && metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null)
        {
            var known = metadata.OfType<AskedParameters>().SelectMany(asked => asked.All()).Select(parameter => parameter.Name).ToList();
            if (http.Request.Query.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
                throw new ProblemException(Problems.Invalid(unknown, known.Count == 0 ? "No parameter is taken here." : $"There is no such parameter here, only {string.Join(", ", known)}."));
        }

        return next(http);
    }

    public static DateOnly? Day(IQueryCollection query, string name) => Read<DateOnly>(
        query,
        name,
        "a day such as 2026-11-22, from 1970-01-01 to 2199-12-31",
        text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day >= PersonalCalendar.FirstDay && day <= PersonalCalendar.LastDay ? day : null);

    public static DateTimeOffset? Instant(IQueryCollection query, string name) => Read<DateTimeOffset>(
        query,
        name,
        "an instant such as 2026-11-22T07:30:00Z",
        // In a query an unescaped + arrives as a space.
        text => Instants.TryParse(text.Replace(' ', '+'), out var instant) && instant.Year >= PersonalCalendar.FirstDay.Year && instant.Year <= PersonalCalendar.LastDay.Year ? instant : null);

    public static long? Number(IQueryCollection query, string name, long least, long most) => Read<long>(
        query,
        name,
        most == long.MaxValue ? $"a whole number from {least} on, such as {least}" : $"a whole number, {least} to {most}, such as {least}",
        text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most ? number : null);

    public static Guid? Id(IQueryCollection query, string name) =>
        Read<Guid>(query, name, ValueWords.Of(typeof(Guid)), text => Guid.TryParseExact(text, "D", out var id) ? id : null);

    public static string? Habit(IQueryCollection query, string name = "habit") => Text(
        query, name, "the id of a habit, 1 to 40 of a-z, 0-9 and -, such as hang", Limits.IsHabitId);

    public static string? Text(IQueryCollection query, string name, string asked, Func<string, bool> isValid) =>
        query[name].ToString() is { Length: > 0 } text ? isValid(text) ? text : throw Wrong(name, asked) : null;

    /// <summary>The days <c>from</c> and <c>to</c>, as far as they are given.</summary>
    /// <exception cref="ProblemException">They are not in order.</exception>
    public static (DateOnly? From, DateOnly? To) Days(IQueryCollection query)
    {
        var days = (From: Day(query, "from"), To: Day(query, "to"));
        return days.From > days.To ? throw new ProblemException(Problems.Invalid("from", FromAfterTo)) : days;
    }

    /// <summary>The days <c>from</c> and <c>to</c>, by default the last ones up to a day.</summary>
    /// <param name="query">The query.</param>
    /// <param name="end">The day up to which they are by default.</param>
    /// <param name="usual">How many they are by default.</param>
    /// <param name="most">How many they may be, and in words.</param>
    public static DayRange Range(IQueryCollection query, DateOnly end, int usual, (int Days, string Words) most)
    {
        var days = Days(query);
        var to = days.To ?? end;
        var from = days.From ?? to.AddDays(1 - usual);
        return from > to ? throw new ProblemException(Problems.Invalid("from", FromAfterTo))
            : to.DayNumber - from.DayNumber < most.Days ? new DayRange(from, to)
            : throw new ProblemException(Problems.Invalid("from", $"from and to are at most {most.Words}, such as 2026-11-01 and 2026-11-30."));
    }

    private static T? Read<T>(IQueryCollection query, string name, string asked, Func<string, T?> parse)
        where T : struct =>
        query[name].ToString() is { Length: > 0 } text ? parse(text) ?? throw Wrong(name, asked) : null;

    private static ProblemException Wrong(string name, string asked) => new(Problems.Invalid(name, $"{name} is {asked}."));
}
