using HabitTrack.EventStore.Marten.Appending;
using HabitTrack.EventStore.Marten.Projecting;
using JasperFx;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Weasel.Core.Migrations;
using Wolverine;
using Wolverine.Persistence.Durability;
using Wolverine.Runtime;

namespace HabitTrack.EventStore.Marten.Hosting;

/// <summary>Marten and Wolverine in a host of their own. It starts with the first message: who only reads needs neither.</summary>
internal sealed class Node : IAsyncDisposable
{
    /// <summary>Nodes that prepare a database at the same time take turns.</summary>
    private const long PrepareLock = 7234017283807667302;

    private readonly NpgsqlDataSource database;
    private readonly IHost host;
    private readonly SemaphoreSlim gate = new(1);
    private volatile bool started;
    private volatile bool isPrepared;

    public Node(NpgsqlDataSource database, Model model, CommitAppender appender, StateAndEntries projection, ILoggerFactory? logs)
    {
        this.database = database;
        var builder = Host.CreateEmptyApplicationBuilder(null);
        if (logs is not null)
            builder.Services.AddSingleton(logs);
        builder.Services.AddSingleton(appender);
        builder.Services.AddMartenStore(database, model, projection);
        builder.UseWolverine(WolverineSettings.Apply);
        host = builder.Build();
    }

    public IServiceProvider Services => host.Services;

    /// <summary>The tables of events, and those of messages.</summary>
    private IEnumerable<IDatabase> Parts =>
    [
        host.Services.GetRequiredService<IDocumentStore>().Storage.Database,
        (IDatabase)host.Services.GetRequiredService<IMessageStore>(),
    ];

    /// <summary>Adds what Marten and Wolverine need in the database besides the shared tables.</summary>
    public async Task Prepare(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var turn = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({PrepareLock})", connection);
        await turn.ExecuteNonQueryAsync(cancellation);
        foreach (var part in Parts)
            await part.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOrUpdate, ct: cancellation);
    }

    /// <returns>Null when Marten and Wolverine find in the database what they need, else what is missing and what to do.</returns>
    public async Task<string?> NotReady(CancellationToken cancellation)
    {
        if (isPrepared)
            return null;
        try
        {
            foreach (var part in Parts)
                await part.AssertDatabaseMatchesConfigurationAsync(cancellation);
            isPrepared = true;
            return null;
        }
        catch (DatabaseValidationException missing)
        {
            return $"The database lacks what the Marten engine needs: {missing.Message} Start the program with a role that may create tables.";
        }
    }

    /// <summary>Has the message handled here and now, in a session of the tenant.</summary>
    public async Task<T> Invoke<T>(string tenant, object message)
    {
        await Start();
        return await new MessageBus(host.Services.GetRequiredService<IWolverineRuntime>()).InvokeForTenantAsync<T>(tenant, message);
    }

    public async ValueTask DisposeAsync()
    {
        if (started)
            await host.StopAsync();
        host.Dispose();
        gate.Dispose();
    }

    private async Task Start()
    {
        if (started)
            return;
        await gate.WaitAsync();
        try
        {
            if (!started)
                await host.StartAsync();
            started = true;
        }
        finally
        {
            gate.Release();
        }
    }
}
