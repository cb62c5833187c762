using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;

namespace HabitTrack.Storage.Reminders;

/// <summary>A message that is scheduled for the next reminders of a person.</summary>
/// <param name="Person">The id of the person.</param>
/// <param name="At">When they are due.</param>
public sealed record ReminderDue(string Person, DateTimeOffset At);

/// <summary>A message that sends a reminder to one channel, so that no channel waits for another.</summary>
/// <param name="Notice">The reminder.</param>
/// <param name="Channel">The id of the channel.</param>
/// <param name="Attempt">The number of attempts before this one.</param>
public sealed record SendReminder(ReminderNotice Notice, Guid Channel, int Attempt = 0);

/// <summary>Handles the messages of reminders.</summary>
public static class ReminderHandler
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(2), RetryInterval = TimeSpan.FromSeconds(30);

    /// <summary>Configures the retries while the database is unavailable. Without the message, the person would not be reminded any more.</summary>
    public static void Configure(HandlerChain chain) => chain.OnAnyException().RetryWithCooldown(RetryPause, RetryPause).Then.ScheduleRetryIndefinitely(RetryInterval);

    /// <summary>Sends the reminders that are due to the channels, and schedules the next ones.</summary>
    public static Task Handle(ReminderDue message, ReminderDelivery delivery, CancellationToken cancellation) => delivery.StartSending(message, cancellation);

    /// <summary>Sends a reminder to a channel.</summary>
    public static Task Handle(SendReminder message, ReminderDelivery delivery, CancellationToken cancellation) => delivery.Send(message, cancellation);
}
