using HabitTrack.Storage.Projections;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HabitTrack.Storage.Subscriptions;

/// <summary>
/// Receives the notifications of all nodes about appended events, erased people and rebuilt documents. The node's listening connection is reopened when it
/// is lost. Notifications may have been missed in between, so the cache is cleared.
/// </summary>
public sealed class PersonNotifications : IAsyncDisposable
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    private readonly string connectionString;
    private readonly StateCache cache;
    private readonly ILogger<PersonNotifications> log;
    private readonly CancellationTokenSource closing = new();
    private readonly Task listening;

    public PersonNotifications(string connectionString, StateCache cache, ILogger<PersonNotifications> log)
    {
        (this.connectionString, this.cache, this.log) = (connectionString, cache, log);
        listening = Task.Run(Listen);
    }

    /// <summary>Raised when events of a person were appended on any node.</summary>
    public event EventHandler<EventsAppendedEventArgs>? Appended;

    /// <summary>Stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await listening;
        closing.Dispose();
    }

    private async Task Listen()
    {
        using var timer = new PeriodicTimer(RetryInterval);
        do
        {
            try
            {
                await ListenOnce();
            }
            catch (Exception failure)
            {
                cache.Clear();
                if (!closing.IsCancellationRequested && !DatabaseErrors.IsUnavailable(failure))
                    log.LogError(failure, "Listening for notifications failed. Retrying in {Seconds} s.", RetryInterval.TotalSeconds);
            }
        }
        while (!closing.IsCancellationRequested && await timer.WaitForNextTickAsync());
    }

    private async Task ListenOnce()
    {
        await using var connection = DataSources.UnpooledConnection(connectionString);
        connection.Notification += (_, notification) => Receive(notification);
        await connection.OpenAsync(closing.Token);
        await using var listen = new NpgsqlCommand(
            $"LISTEN {Notifications.Appended}; LISTEN {Notifications.Erased}; LISTEN {Notifications.Rebuilt}", connection);
        await listen.ExecuteNonQueryAsync(closing.Token);
        cache.Clear();
        while (true)
            await connection.WaitAsync(closing.Token);
    }

    private void Receive(NpgsqlNotificationEventArgs notification)
    {
        if (notification.Channel != Notifications.Appended)
        {
            cache.Remove(notification.Payload);
            return;
        }

        foreach (var person in notification.Payload.Split(','))
            Appended?.Invoke(this, new EventsAppendedEventArgs(person));
    }
}

/// <summary>The event data for <see cref="PersonNotifications.Appended"/>.</summary>
/// <param name="person">The id of the person.</param>
public sealed class EventsAppendedEventArgs(string person) : EventArgs
{
    /// <summary>The id of the person.</summary>
    public string Person { get; } = person;
}
