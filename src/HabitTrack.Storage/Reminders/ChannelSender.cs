using Microsoft.Extensions.Logging;

namespace HabitTrack.Storage.Reminders;

/// <summary>Sends to channels of one kind.</summary>
public interface IChannelSender
{
    /// <summary>The type of the targets.</summary>
    Type TargetType { get; }

    /// <summary>Sends a reminder.</summary>
    /// <exception cref="ChannelException">It cannot be delivered.</exception>
    Task Send(ReminderNotice notice, ReminderChannel channel, CancellationToken cancellation);
}

/// <summary>What to send to a channel.</summary>
/// <param name="Person">The id of the person.</param>
/// <param name="Habit">The habit; null for the story of the last week, or for a test.</param>
/// <param name="Due">When the reminder was due. With the person and the habit, it identifies the reminder, which is sent again if it is unknown whether it was sent.</param>
/// <param name="IsTest">Whether the person is testing the channel.</param>
public sealed record ReminderNotice(string Person, string? Habit, DateTimeOffset Due, bool IsTest = false);

/// <summary>A channel does not accept a reminder.</summary>
public sealed class ChannelException : Exception
{
    /// <param name="message">The reason, for the person. It contains no secret.</param>
    /// <param name="isGone">Whether the target no longer exists, so that the channel is to be removed.</param>
    public ChannelException(string message, bool isGone = false)
        : base(message) => IsGone = isGone;

    /// <summary>Whether the target no longer exists, so that the channel is to be removed.</summary>
    public bool IsGone { get; }
}

/// <summary>Sends to channels of all kinds.</summary>
/// <param name="senders">A sender for each kind of target.</param>
/// <param name="log">Receives unexpected failures.</param>
public sealed class ChannelSenders(IEnumerable<IChannelSender> senders, ILogger<ChannelSenders> log)
{
    private static readonly ChannelException Unexpected = new("An unexpected error occurred. Whoever runs the service finds it in the log.");

    /// <returns>The reason why it cannot be delivered; null if it was.</returns>
    internal async Task<ChannelException?> TrySend(ReminderNotice notice, ReminderChannel channel, CancellationToken cancellation)
    {
        try
        {
            await senders.Single(sender => sender.TargetType == channel.Target.GetType()).Send(notice, channel, cancellation);
            return null;
        }
        catch (ChannelException failure)
        {
            return failure;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested && !DatabaseErrors.IsUnavailable(failure))
        {
            log.LogError(failure, "Sending to a channel of the kind {Kind} failed.", channel.Target.Kind);
            return Unexpected;
        }
    }
}
