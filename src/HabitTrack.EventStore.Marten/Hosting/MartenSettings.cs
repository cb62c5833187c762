using HabitTrack.EventStore.Marten.Projecting;
using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Projections;
using JasperFx.MultiTenancy;
using Marten;
using Marten.Services;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Wolverine.Marten;

namespace HabitTrack.EventStore.Marten.Hosting;

/// <summary>Marten, told how the shared tables are.</summary>
internal static class MartenSettings
{
    public static void AddMartenStore(this IServiceCollection services, NpgsqlDataSource database, Model model, StateAndEntries projection) =>
        services
            .AddMarten(options =>
            {
                options.Connection(database);
                options.DatabaseSchemaName = "habittrack";
                options.AutoCreateSchemaObjects = AutoCreate.None;
                options.Serializer(SerializerOf(model));
                options.Events.StreamIdentity = StreamIdentity.AsString;
                options.Events.TenancyStyle = TenancyStyle.Conjoined;
                options.Events.MetadataConfig.EnableAll();
                options.Events.MetadataConfig.UserNameEnabled = true;
                options.Events.EnableAdvancedAsyncTracking = true;
                options.Events.AddEventTypes(model.Events.All.Values);
                options.Events.IgnoreIndex("ix_mt_events_tenant_sequence");
                options.Projections.Add(projection, ProjectionLifecycle.Inline);
                // A unit of work that failed is decided again as a whole, which is Wolverine's to do.
                options.ConfigurePolly(_ => { });
                options.ConfigureWritePolly(_ => { });
                options.OpenTelemetry.TrackConnections = JasperFx.OpenTelemetry.TrackLevel.Normal;
                options.OpenTelemetry.TrackEventCounters();
            })
            .UseLightweightSessions()
            .IntegrateWithWolverine(integration => integration.MessageStorageSchemaName = "habittrack_wolverine");

    /// <summary>By the model's own options: Marten's settings for casing and enums would replace how it names them.</summary>
    private static SystemTextJsonSerializer SerializerOf(Model model)
    {
        var serializer = new SystemTextJsonSerializer(model.Json);
        serializer.Configure(json => json.PropertyNamingPolicy = model.Json.PropertyNamingPolicy);
        return serializer;
    }
}
