namespace HabitTrack.EventStore.Tests.Bank;

/// <summary>Books an amount; below zero it is a withdrawal, which the limit of the tenant's <c>limits</c> stream bounds.</summary>
public sealed record Book(Guid BookingId, decimal Amount, string Year = "2026", string? Note = null);

public sealed record Correct(Guid BookingId, decimal Amount);

public sealed record VoidBooking(Guid BookingId);

public sealed record SetLimit(decimal Limit);

/// <summary>Changes nothing.</summary>
public sealed record Look;

/// <summary>A command whose decision throws.</summary>
public sealed record Explode;

/// <summary>A command whose event cannot be folded.</summary>
public sealed record BookUnfoldable;
