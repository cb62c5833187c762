using HabitTrack.Storage.Access;
using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Imports;
using HabitTrack.Storage.Maintenance;
using HabitTrack.Storage.Projections;
using HabitTrack.Storage.Queries;
using HabitTrack.Storage.Reminders;
using HabitTrack.Storage.Subscriptions;
using JasperFx.Events.Daemon;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wolverine;
using Wolverine.Marten;

namespace HabitTrack.Storage;

/// <summary>Registers the services of the storage.</summary>
public static class StorageServices
{
    /// <summary>The schema of Wolverine's message store.</summary>
    public const string MessageSchema = "habittrack_wolverine";

    /// <summary>The names of the activity sources, meters and log categories of Marten, Wolverine and Npgsql.</summary>
    public static readonly IReadOnlyList<string> Telemetry = ["Npgsql", "Marten", "Wolverine", $"Wolverine:{WolverineSetup.ServiceName}"];

    /// <summary>Adds Marten, Wolverine and the services that use them.</summary>
    /// <param name="builder">The application builder. A <see cref="TimeProvider"/> must be registered.</param>
    /// <param name="connectionString">The connection string of a database that only this service uses.</param>
    /// <exception cref="ArgumentException">The connection string is invalid.</exception>
    public static void AddHabitTrackStorage(this IHostApplicationBuilder builder, string connectionString)
    {
        var (services, database, cache) = (builder.Services, DataSources.Create(connectionString), new StateCache());
        services.AddSingleton(_ => database);
        services.AddSingleton(_ => cache);
        services
            .AddMarten(provider =>
            {
                var options = new StoreOptions();
                options.Connection(database);
                options.UseHabitTrack(new PersonProjection(cache));
                options.Projections.AsyncMode = DaemonMode.ExternallyManaged;
                options.Projections.Wakeup = new AppendedWakeup(provider.GetRequiredService<PersonNotifications>);
                return options;
            })
            .UseLightweightSessions()
            .IntegrateWithWolverine(integration => integration.MessageStorageSchemaName = MessageSchema);
        builder.UseWolverine(options => options.UseHabitTrack());

        services.AddSingleton<PersonRebuild>();
        services.AddSingleton<PersonStates>();
        services.AddSingleton<ReceiptCleaning>();
        services.AddSingleton<CommandBatch>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ImportRegister>(provider, connectionString));
        services.AddSingleton<AccessRegister>();
        services.AddSingleton<Verifier>();
        services.AddSingleton<Erasure>();
        services.AddSingleton<AnalystReports>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Rebuilder>(provider, connectionString));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<PersonNotifications>(provider, connectionString));
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<WebhookRegister>();
        services.AddSingleton<WaitingDeliveries>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<WebhookDaemon>(provider, connectionString));
        services.AddSingleton<ReminderSchedule>();
        services.AddSingleton<ReminderRegister>();
        services.AddSingleton<ReminderDelivery>();
        services.AddSingleton<ReminderMetrics>();
        services.AddSingleton<ChannelSenders>();
        services.AddSingleton<StorageStartup>();
        services.AddHostedService<StorageShutdown>();
    }
}
