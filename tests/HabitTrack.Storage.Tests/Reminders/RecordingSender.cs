using System.Threading.Channels;
using HabitTrack.Storage.Reminders;

namespace HabitTrack.Storage.Tests.Reminders;

/// <summary>Accepts the reminders for e-mail addresses, except for the failures that a test asks for.</summary>
internal sealed class RecordingSender : IChannelSender
{
    private readonly Channel<(ReminderNotice Notice, string Address)> sent = Channel.CreateUnbounded<(ReminderNotice, string)>();

    public Type TargetType => typeof(ChannelTarget.Email);

    /// <summary>Returns the failure of an address; null to accept the reminder.</summary>
    public Func<string, Exception?> Failure { get; set; } = _ => null;

    /// <summary>The number of reminders that were accepted and not read.</summary>
    public int Waiting => sent.Reader.Count;

    public async Task Send(ReminderNotice notice, ReminderChannel channel, CancellationToken cancellation)
    {
        var address = ((ChannelTarget.Email)channel.Target).Address;
        if (Failure(address) is { } failure)
            throw failure;
        await sent.Writer.WriteAsync((notice, address), cancellation);
    }

    /// <summary>Waits for the next reminder.</summary>
    public async Task<(ReminderNotice Notice, string Address)> Next()
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(8));
        return await sent.Reader.ReadAsync(timeout.Token);
    }
}
