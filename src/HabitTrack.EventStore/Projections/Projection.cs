namespace HabitTrack.EventStore.Projections;

/// <summary>
/// The inline projection of one sort of stream: a pure fold of its events to one immutable state, kept in segments, so that
/// an event rewrites only the documents it touches, however long the stream has become.
/// </summary>
/// <param name="Name">The sort of stream, as <c>mt_streams.type</c> keeps it.</param>
/// <param name="Version">
/// Raised whenever the documents change their meaning or form: a start that finds documents of another version rebuilds all of them first.
/// </param>
/// <param name="Initial">The state before the first event.</param>
/// <param name="Evolve">(state, event) → the state after it. Pure.</param>
/// <param name="Changed">(before, after) → the segments that differ; from <paramref name="Initial"/> all of them. Pure.</param>
/// <param name="Restore">All segments of one stream, in any order → its state. Pure; the inverse of <paramref name="Changed"/>.</param>
/// <param name="Document">The type of the document that a segment holds.</param>
public sealed record Projection(
    string Name,
    int Version,
    object Initial,
    Func<object, object, object> Evolve,
    Func<object, object, IEnumerable<Segment>> Changed,
    Func<IReadOnlyList<Segment>, object> Restore,
    Func<string, Type> Document);

/// <summary>One stored document of a stream's state.</summary>
/// <param name="Name">Which part of the state; unique within the stream.</param>
/// <param name="Document">The part; null when there is nothing (any more) to keep.</param>
public sealed record Segment(string Name, object? Document);

/// <summary>A stream's state at a version; version 0 is the state before the first event.</summary>
public sealed record StreamState(StreamId Stream, long Version, object State);
