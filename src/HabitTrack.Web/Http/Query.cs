namespace HabitTrack.Web;

/// <summary>Parses query parameters strictly. An invalid value is a problem that names the parameter.</summary>
internal static class Query
{
    /// <summary>The error for a range that ends before it starts.</summary>
    public const string FromAfterTo = "The last day must not be before the first, for example from 2026-11-01 to 2026-11-30.";

    /// <summary>Rejects unknown query parameters, as unknown fields of a body are rejected: they would be ignored silently.</summary>
    public static Task RejectUnknownParameters(HttpContext http, RequestDelegate next)
    {
        if (http.Request.QueryString.HasValue && http.GetEndpoint() is RouteEndpoint { Metadata: var metadata } && metadata.GetMetadata<OutsideApi>() is null)
        {
            var known = metadata.OfType<QueryParameters>().SelectMany(parameters => parameters.All()).Select(parameter => parameter.Name).ToList();
            if (http.Request.Query.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
            {
                var parameters = known.Count == 0 ? "no query parameters" : $"only {string.Join(", ", known)}";
                return Problems.Invalid(unknown, $"This parameter is unknown. The route has {parameters}.").ExecuteAsync(http);
            }
        }

        return next(http);
    }

    public static DateOnly? Day(IQueryCollection query, string name) => Read<DateOnly>(
        query,
        name,
        "a day such as 2026-11-22, from 1970-01-01 to 2199-12-31",
        text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && PersonalCalendar.IsSupported(day) ? day : null);

    public static DateTimeOffset? Instant(IQueryCollection query, string name) => Read<DateTimeOffset>(
        query,
        name,
        "a date and time such as 2026-11-22T07:30:00Z",
        // An unescaped + in a query string is decoded as a space.
        text => Instants.TryParse(text.Replace(' ', '+'), out var instant) && instant.Year >= PersonalCalendar.FirstDay.Year && instant.Year <= PersonalCalendar.LastDay.Year ? instant : null);

    public static long? Number(IQueryCollection query, string name, long min, long max) => Read<long>(
        query,
        name,
        max == long.MaxValue ? (Message)$"a whole number of at least {min}, such as {min}" : $"a whole number from {min} to {max}, such as {min}",
        text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max ? number : null);

    public static Guid? Id(IQueryCollection query, string name) =>
        Read<Guid>(query, name, ValueDescriptions.Of(typeof(Guid)), text => Guid.TryParseExact(text, "D", out var id) ? id : null);

    public static string? Habit(IQueryCollection query, string name = "habit") => Text(
        query, name, "the id of a habit, 1 to 40 characters of a-z, 0-9 and -, such as hang", Limits.IsHabitId);

    /// <summary>The stream of a habit or the profile.</summary>
    /// <exception cref="ProblemException">404: the person never had such a habit.</exception>
    public static string? Stream(IQueryCollection query, Func<string, long> versionOf)
    {
        var stream = Text(query, "habit", "the id of a habit, such as hang, or profile", text => text == Profile.Stream || Limits.IsHabitId(text));
        return stream is null or Profile.Stream || versionOf(stream) > 0 ? stream : throw new ProblemException(Problems.NoSuchHabit);
    }

    public static string? Text(IQueryCollection query, string name, Message expected, Func<string, bool> isValid) =>
        query[name].ToString() is { Length: > 0 } text ? isValid(text) ? text : throw InvalidValue(name, expected) : null;

    /// <summary>The parameters <c>from</c> and <c>to</c>; null for each that is missing.</summary>
    /// <exception cref="ProblemException"><c>from</c> is after <c>to</c>.</exception>
    public static (DateOnly? From, DateOnly? To) Days(IQueryCollection query)
    {
        var days = (From: Day(query, "from"), To: Day(query, "to"));
        return days.From > days.To ? throw new ProblemException(Problems.Invalid("from", FromAfterTo)) : days;
    }

    /// <summary>The range <c>from</c> to <c>to</c>; empty if <c>from</c> is after the default of <c>to</c>.</summary>
    /// <param name="query">The query string.</param>
    /// <param name="end">The default of <c>to</c>.</param>
    /// <param name="defaultDays">The default length in days.</param>
    /// <param name="max">The maximum length in days, and its description.</param>
    public static DayRange Range(IQueryCollection query, DateOnly end, int defaultDays, (int Days, string Words) max)
    {
        var days = Days(query);
        var to = days.To ?? end;
        var from = days.From ?? to.AddDays(1 - defaultDays);
        return to.DayNumber - from.DayNumber < max.Days ? new DayRange(from, to)
            : throw new ProblemException(Problems.Invalid("from", $"from and to must span at most {max.Words}, for example 2026-11-01 and 2026-11-30."));
    }

    private static T? Read<T>(IQueryCollection query, string name, Message expected, Func<string, T?> parse)
        where T : struct =>
        query[name].ToString() is { Length: > 0 } text ? parse(text) ?? throw InvalidValue(name, expected) : null;

    private static ProblemException InvalidValue(string name, Message expected) => new(Problems.Invalid(name, $"{(Message)name} must be {expected}."));
}
