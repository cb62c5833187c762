namespace HabitTrack.Web;

/// <summary>A page of entries, newest first, with the cursor of the next page.</summary>
internal sealed record EntryList(IReadOnlyList<EntryView> Entries, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);

/// <summary>Pages through entries.</summary>
internal static class EntryPage
{
    public const int MaxLimit = 500;

    private const int DefaultLimit = 50;

    /// <summary>Creates the query for a query string.</summary>
    public static EntryQuery QueryOf(IQueryCollection query, string person, IReadOnlyList<string>? streams)
    {
        var days = Query.Days(query);
        return new EntryQuery(
            person,
            streams,
            From: days.From is { } from ? Order(from) : null,
            Before: days.To is { } to ? Order(to.AddDays(1)) : null,
            After: Cursor.Of(query, Decode),
            Limit: LimitOf(query));
    }

    /// <summary>The limit of a query string.</summary>
    public static int LimitOf(IQueryCollection query) => (int)(Query.Number(query, "limit", 1, MaxLimit) ?? DefaultLimit);

    /// <summary>Creates the query for a range of days.</summary>
    public static EntryQuery Between(DayRange days, string person, IReadOnlyList<string>? streams, int limit) =>
        new(person, streams, From: Order(days.From), Before: Order(days.To.AddDays(1)), Limit: limit);

    /// <summary>Reads a page of entries.</summary>
    public static async Task<(IReadOnlyList<EntryView> Entries, string? Next)> Read(PersonReader reader, EntryQuery query, CancellationToken cancellation)
    {
        var found = await reader.Store.ListEntries(query, cancellation);
        return (found.Select(EntryView.Of).ToList(), found.Count == query.Limit ? Encode(found[^1]) : null);
    }

    private static string Order(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Encode(EntryDocument last) => Cursor.Encode($"{last.Id:D}{last.Position}");

    private static EntryCursor? Decode(string text) =>
        text.Length >= 36 && Guid.TryParseExact(text[..36], "D", out var id) ? new EntryCursor(text[36..], id) : null;
}
