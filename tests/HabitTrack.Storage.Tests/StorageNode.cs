using HabitTrack.Storage.Access;
using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Maintenance;
using HabitTrack.Storage.Projections;
using HabitTrack.Storage.Queries;
using HabitTrack.Storage.Reminders;
using HabitTrack.Storage.Subscriptions;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wolverine;

namespace HabitTrack.Storage.Tests;

/// <summary>The storage of one node, composed as in the service.</summary>
public sealed class StorageNode : IAsyncDisposable
{
    private readonly IHost host;

    private StorageNode(IHost host) => this.host = host;

    public IDocumentStore Store => Get<IDocumentStore>();

    public CommandBatch Batch => Get<CommandBatch>();

    public PersonStates States => Get<PersonStates>();

    public StateCache Cache => Get<StateCache>();

    public LiveFeed Live => Get<LiveFeed>();

    public StorageStartup Startup => Get<StorageStartup>();

    public Verifier Verifier => Get<Verifier>();

    public Rebuilder Rebuilder => Get<Rebuilder>();

    public Erasure Erasure => Get<Erasure>();

    public AnalystReports Reports => Get<AnalystReports>();

    public ReminderRegister Reminders => Get<ReminderRegister>();

    public AccessRegister Register => Get<AccessRegister>();

    /// <summary>Opens a node on a prepared database, without starting Wolverine.</summary>
    public static StorageNode Open(string connectionString, TimeProvider? clock = null, params IEnumerable<IChannelSender> senders)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        foreach (var sender in senders)
            builder.Services.AddSingleton(sender);
        builder.AddHabitTrackStorage(connectionString);
        return new StorageNode(builder.Build());
    }

    /// <summary>Starts a node that prepares the database and handles messages.</summary>
    public static async Task<StorageNode> Start(string connectionString, TimeProvider? clock = null, params IEnumerable<IChannelSender> senders)
    {
        var node = Open(connectionString, clock, senders);
        await node.Startup.Prepare(CancellationToken.None);
        await node.host.StartAsync();
        return node;
    }

    /// <summary>Sends a message to its handler, as an endpoint does.</summary>
    public async Task<T> Invoke<T>(object message, CancellationToken cancellation)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync<T>(message, cancellation);
    }

    /// <summary>Sends a message that has no result to its handler.</summary>
    public async Task Invoke(object message, CancellationToken cancellation)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(message, cancellation);
    }

    /// <summary>Stops the node after it has completed accepted work.</summary>
    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    private T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();
}
