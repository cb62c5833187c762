namespace HabitTrack.Storage;

/// <summary>
/// Keys of streams: <c>{person}/{habit}</c>, or <c>{person}/profile</c>. They are unique among all people, since one Marten session that appends to
/// equal keys of two tenants would put one person's events into the other's stream.
/// </summary>
public static class StreamKey
{
    /// <summary>The key of a person's stream.</summary>
    /// <param name="person">The person's id, which is the tenant.</param>
    /// <param name="stream">A habit's id, or <c>profile</c>.</param>
    public static string Of(string person, string stream) => $"{person}/{stream}";

    /// <summary>The habit's id, or <c>profile</c>.</summary>
    public static string StreamOf(string key) => key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
