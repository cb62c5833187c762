using System.Buffers.Text;
using System.Text;

namespace HabitTrack.Web;

/// <summary>The text by which a page of a list names its end, which nobody else need understand.</summary>
internal static class Cursor
{
    private const int Longest = 200;

    public static string Encode(string place) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(place));

    /// <summary>The place that a query's <c>cursor</c> names; null where it has none.</summary>
    /// <exception cref="ProblemException">No page gave such a cursor.</exception>
    public static T? Of<T>(IQueryCollection query, Func<string, T?> decode)
        where T : class
    {
        T? place = null;
        Query.Text(query, "cursor", "the next of a page before, such as MjAyNi0xMS0yMg", text => (place = Decode(text, decode)) is not null);
        return place;
    }

    private static T? Decode<T>(string cursor, Func<string, T?> decode)
        where T : class =>
        cursor.Length <= Longest && Base64Url.IsValid(cursor) && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) is var text && Text.IsStorable(text)
            ? decode(text)
            : null;
}
