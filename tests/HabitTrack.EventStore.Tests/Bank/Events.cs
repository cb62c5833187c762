namespace HabitTrack.EventStore.Tests.Bank;

public sealed record Booked(Guid BookingId, decimal Amount, string Year, string? Note = null);

public sealed record BookingCorrected(Guid BookingId, decimal Before, decimal After, string Year);

public sealed record BookingVoided(Guid BookingId, decimal Amount, string Year);

public sealed record LimitSet(decimal Limit);

/// <summary>How a booking stands, as its entry keeps it.</summary>
public sealed record Booking(decimal Amount, string Year, string? Note = null);
