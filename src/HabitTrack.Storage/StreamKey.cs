namespace HabitTrack.Storage;

/// <summary>
/// Stream keys: <c>{person}/{habit}</c>, or <c>{person}/profile</c>. They are unique across people, because a Marten session that appends to equal
/// keys of two tenants writes one person's events into the other's stream.
/// </summary>
public static class StreamKey
{
    /// <summary>Returns the key of a person's stream.</summary>
    /// <param name="person">The person's id, which is the tenant.</param>
    /// <param name="stream">A habit's id, or <c>profile</c>.</param>
    public static string Of(string person, string stream) => $"{person}/{stream}";

    /// <summary>Returns the stream part of a key: the habit's id, or <c>profile</c>.</summary>
    public static string StreamOf(string key) => key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
