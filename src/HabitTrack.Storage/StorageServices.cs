using HabitTrack.Storage.Access;
using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Maintenance;
using HabitTrack.Storage.Projections;
using HabitTrack.Storage.Queries;
using HabitTrack.Storage.Subscriptions;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wolverine;
using Wolverine.Marten;

namespace HabitTrack.Storage;

/// <summary>Registers everything that keeps habits.</summary>
public static class StorageServices
{
    /// <summary>The schema of Wolverine's messages.</summary>
    public const string MessageSchema = "habittrack_wolverine";

    /// <summary>The names under which Marten, Wolverine and Npgsql report what they do: activity sources, meters and categories of the log.</summary>
    public static readonly IReadOnlyList<string> Telemetry = ["Npgsql", "Marten", "Wolverine", $"Wolverine:{WolverineSetup.ServiceName}"];

    /// <summary>Adds Marten, Wolverine and what is built on them.</summary>
    /// <param name="builder">Of the service; its services have a <see cref="TimeProvider"/>.</param>
    /// <param name="connectionString">Of a database that is the service's own.</param>
    /// <exception cref="ArgumentException">It is no connection string.</exception>
    public static void AddHabitTrackStorage(this IHostApplicationBuilder builder, string connectionString)
    {
        var (services, database, cache) = (builder.Services, DataSources.Create(connectionString), new StateCache());
        services.AddSingleton(_ => database);
        services.AddSingleton(_ => cache);
        services
            .AddMarten(options =>
            {
                options.Connection(database);
                options.UseHabitTrack(new PersonProjection(cache));
            })
            .UseLightweightSessions()
            .IntegrateWithWolverine(integration => integration.MessageStorageSchemaName = MessageSchema);
        builder.UseWolverine(options => options.UseHabitTrack());

        services.AddSingleton<PersonRebuild>();
        services.AddSingleton<PersonStates>();
        services.AddSingleton<ReceiptCleaning>();
        services.AddSingleton<CommandBatch>();
        services.AddSingleton<AccessRegister>();
        services.AddSingleton<Verifier>();
        services.AddSingleton<Erasure>();
        services.AddSingleton<AnalystReports>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Rebuilder>(provider, connectionString));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<PersonNotifications>(provider, connectionString));
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<StorageStartup>();
        services.AddHostedService<StorageShutdown>();
    }
}
