namespace HabitTrack.EventStore.Projections;

/// <summary>A view for analysts over the documents, entries and reports as they are stored, in the schema <c>habittrack_app</c>.</summary>
/// <param name="Name">Its name there; no table has it.</param>
/// <param name="Query">The statement that selects its rows.</param>
public sealed record AnalystView(string Name, string Query);
