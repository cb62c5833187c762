using System.Buffers.Text;
using System.Text;

namespace HabitTrack.Web;

/// <summary>An opaque pagination cursor that marks the end of a page.</summary>
internal static class Cursor
{
    private const int MaxLength = 200;

    public static string Encode(string position) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(position));

    /// <summary>Decodes the query parameter <c>cursor</c>; null when the request has none.</summary>
    /// <exception cref="ProblemException">422: the cursor is not valid.</exception>
    public static T? Of<T>(IQueryCollection query, Func<string, T?> decode)
        where T : class
    {
        T? position = null;
        Query.Text(query, "cursor", "the next of an earlier page, such as MjAyNi0xMS0yMg", text => (position = Decode(text, decode)) is not null);
        return position;
    }

    private static T? Decode<T>(string cursor, Func<string, T?> decode)
        where T : class =>
        cursor.Length <= MaxLength && Base64Url.IsValid(cursor) && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) is var text && Text.IsStorable(text)
            ? decode(text)
            : null;
}
