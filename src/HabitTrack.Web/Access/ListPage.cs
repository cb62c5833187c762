namespace HabitTrack.Web;

/// <summary>Paging for lists of people and tokens.</summary>
internal static class ListPage
{
    private const int LongestId = 40;

    /// <summary>Parses the cursor and the limit of a request.</summary>
    public static (ListCursor? After, int Limit) Asked(IQueryCollection query) => (Cursor.Of(query, Decode), EntryPage.LimitOf(query));

    /// <summary>The cursor of the next page; null on the last page.</summary>
    public static string? Next<T>(IReadOnlyList<T> page, int limit, Func<T, ListCursor> place) =>
        page.Count == limit ? Encode(place(page[^1])) : null;

    private static string Encode(ListCursor place) => Cursor.Encode(string.Create(CultureInfo.InvariantCulture, $"{place.At.UtcTicks} {place.Id}"));

    private static ListCursor? Decode(string text) =>
        text.Split(' ') is [var ticks, { Length: > 0 and <= LongestId } id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at <= DateTime.MaxValue.Ticks
            ? new ListCursor(new DateTimeOffset(at, TimeSpan.Zero), id)
            : null;
}
