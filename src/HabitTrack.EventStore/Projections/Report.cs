namespace HabitTrack.EventStore.Projections;

/// <summary>What the model makes of a stream's state on a day, kept for analysts until it is made anew.</summary>
/// <param name="Stream">The stream's name.</param>
/// <param name="AsOf">The day that it is seen from.</param>
/// <param name="Content">What there is to tell.</param>
public sealed record Report(string Stream, DateOnly AsOf, object Content);

/// <summary>All reports, made anew.</summary>
/// <param name="Tenants">Of how many tenants.</param>
/// <param name="RefreshedAt">Everything acknowledged before this instant is in them.</param>
public sealed record Refresh(long Tenants, DateTimeOffset RefreshedAt);
