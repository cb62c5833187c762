using JasperFx;
using JasperFx.Events;
using JasperFx.MultiTenancy;
using Marten;
using Casing = Weasel.Core.Casing;
using SystemTextJsonSerializer = Marten.Services.SystemTextJsonSerializer;

namespace HabitTrack.Storage.Tests.OtherPrograms;

/// <summary>Programs that use Marten on the service's database, without Wolverine.</summary>
internal static class MartenPrograms
{
    public static HangLogged Logged(int seconds) => new(Guid.CreateVersion7(), new DateOnly(2026, 3, 1), null, Timing.Day, seconds, null, null);

    /// <summary>A program that uses the configuration of the service.</summary>
    public static DocumentStore WithProjection(string connectionString) => DocumentStore.For(options =>
    {
        options.Connection(connectionString);
        options.UseHabitTrack();
    });

    /// <summary>A program that knows only the events, not the documents.</summary>
    public static DocumentStore Bare(string connectionString) => DocumentStore.For(options =>
    {
        options.Connection(connectionString);
        options.DatabaseSchemaName = MartenSetup.Schema;
        options.AutoCreateSchemaObjects = AutoCreate.None;
        options.Serializer(new SystemTextJsonSerializer(HabitJson.Options) { Casing = Casing.CamelCase });
        options.Events.StreamIdentity = StreamIdentity.AsString;
        options.Events.TenancyStyle = TenancyStyle.Conjoined;
        options.Events.EnableBigIntEvents = true;
        options.Events.MetadataConfig.EnableAll();
        options.Events.MetadataConfig.UserNameEnabled = true;
    });
}
