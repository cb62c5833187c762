using HabitTrack.Storage.Projections;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HabitTrack.Storage.Subscriptions;

/// <summary>
/// What nodes tell each other: whose events were appended, who was erased, whose documents were rebuilt. The node's one connection for it is opened again
/// whenever it is lost; what was told meanwhile is unknown, so that nothing cached is kept and everybody looks for themselves.
/// </summary>
public sealed class PersonNotifications : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

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

    /// <summary>Raised with the person whose events were appended.</summary>
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
        using var pause = new PeriodicTimer(Pause);
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
                    log.LogError(failure, "Listening to other nodes failed; it is tried again in {Seconds} s.", Pause.TotalSeconds);
            }
        }
        while (!closing.IsCancellationRequested && await pause.WaitForNextTickAsync());
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
            cache.Drop(notification.Payload);
            return;
        }

        foreach (var person in notification.Payload.Split(','))
            Appended?.Invoke(this, new EventsAppendedEventArgs(person));
    }
}

/// <summary>Events of a person were appended, on whatever node.</summary>
/// <param name="person">Whose.</param>
public sealed class EventsAppendedEventArgs(string person) : EventArgs
{
    /// <summary>Whose events.</summary>
    public string Person { get; } = person;
}
