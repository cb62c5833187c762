using HabitTrack.Domain;

namespace HabitTrack.Storage.Projections;

/// <summary>The snapshot of a habit: all there is to it but what was logged, which is kept by month.</summary>
public sealed record HabitDocument
{
    /// <summary>The key of the stream.</summary>
    public required string Id { get; init; }

    /// <summary>The version of the stream that the snapshot is of.</summary>
    public required long Version { get; init; }

    /// <summary>When the stream's last event was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>What the habit is; null before it has started, and after its start was undone.</summary>
    public HabitDefinition? Definition { get; init; }
}

/// <summary>The snapshot of a profile: settings and own exercises. Measurements and pain are kept by month.</summary>
public sealed record ProfileDocument
{
    /// <summary>The key of the stream.</summary>
    public required string Id { get; init; }

    /// <summary>The version of the stream that the snapshot is of.</summary>
    public required long Version { get; init; }

    /// <summary>When the stream's last event was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>How the person wants to be served.</summary>
    public required ProfileSettings Settings { get; init; }

    /// <summary>Exercises of their own.</summary>
    public required IReadOnlyList<Exercise> Exercises { get; init; }
}

/// <summary>What the entries of a month add up to, day by day. A log rewrites one of these, however long the history.</summary>
public sealed record MonthDocument
{
    /// <summary>The key of the stream and the month: <c>{person}/{habit}/{yyyy-MM}</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The version of the stream that last changed the month.</summary>
    public required long Version { get; init; }

    /// <summary>The days that have entries.</summary>
    public required IReadOnlyDictionary<DateOnly, Tally> Days { get; init; }

    /// <summary>The id of a month's document.</summary>
    public static string IdOf(string streamKey, DateOnly month) => $"{streamKey}/{month:yyyy-MM}";

    /// <summary>The key of the stream that a month's document belongs to.</summary>
    public static string StreamKeyOf(string id) => id[..^8];
}
