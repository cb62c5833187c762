namespace HabitTrack.Web;

/// <summary>A list of entries, newest first, and where the next page begins.</summary>
internal sealed record EntryList(IReadOnlyList<EntryView> Entries, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);

/// <summary>Pages through entries.</summary>
internal static class EntryPage
{
    public const int MostLimit = 500;

    private const int DefaultLimit = 50;

    /// <summary>What a query string asks for.</summary>
    public static EntryQuery Asked(IQueryCollection query, string person, IReadOnlyList<string>? streams)
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

    /// <summary>How many a query asks for at most.</summary>
    public static int LimitOf(IQueryCollection query) => (int)(Query.Number(query, "limit", 1, MostLimit) ?? DefaultLimit);

    /// <summary>Asks for the entries of some days.</summary>
    public static EntryQuery Between(DayRange days, string person, IReadOnlyList<string>? streams, int limit) =>
        new(person, streams, From: Order(days.From), Before: Order(days.To.AddDays(1)), Limit: limit);

    /// <summary>The next entries that a query asks for and that are wanted.</summary>
    public static async Task<(IReadOnlyList<EntryView> Entries, string? Next)> Read(
        PersonReader reader, EntryQuery query, Func<EntryDocument, bool> isWanted, CancellationToken cancellation)
    {
        var found = await reader.AllEntries(query, cancellation).Where(isWanted).Take(query.Limit).ToListAsync(cancellation);
        return (found.Select(EntryView.Of).ToList(), found.Count == query.Limit ? Encode(found[^1]) : null);
    }

    private static string Order(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Encode(EntryDocument last) => Cursor.Encode($"{last.Id:D}{last.Position}");

    private static EntryCursor? Decode(string text) =>
        text.Length >= 36 && Guid.TryParseExact(text[..36], "D", out var id) ? new EntryCursor(text[36..], id) : null;
}
