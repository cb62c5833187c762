using HabitTrack.Storage.Access;
using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Imports;
using HabitTrack.Storage.Maintenance;
using HabitTrack.Storage.Projections;
using HabitTrack.Storage.Reminders;
using HabitTrack.Storage.Subscriptions;
using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Projections;
using JasperFx.MultiTenancy;
using Marten;
using Casing = Weasel.Core.Casing;
using SystemTextJsonSerializer = Marten.Services.SystemTextJsonSerializer;

namespace HabitTrack.Storage;

/// <summary>Configures Marten. Other Marten programs can use it to read and write the same database.</summary>
public static class MartenSetup
{
    /// <summary>The schema of events and documents.</summary>
    public const string Schema = "habittrack";

    /// <summary>The index for reading one person's history. It is created in addition to Marten's own indexes.</summary>
    internal const string HistoryIndex = "ix_mt_events_tenant_sequence";

    /// <summary>Configures the events, the inline projection and the documents.</summary>
    /// <param name="options">The options of the store. The caller configures the connection.</param>
    /// <param name="projection">The inline projection; null to use one without a cache.</param>
    public static void UseHabitTrack(this StoreOptions options, PersonProjection? projection = null)
    {
        options.DatabaseSchemaName = Schema;
        options.AutoCreateSchemaObjects = AutoCreate.None;
        options.Serializer(Serializer());

        options.Events.StreamIdentity = StreamIdentity.AsString;
        options.Events.TenancyStyle = TenancyStyle.Conjoined;
        options.Events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        options.Events.EnableBigIntEvents = true;
        options.Events.MetadataConfig.EnableAll();
        options.Events.MetadataConfig.UserNameEnabled = true;
        options.Events.AddEventTypes(HabitEventTypes.All);
        options.Events.IgnoreIndex(HistoryIndex);
        options.Projections.Add(projection ?? new PersonProjection(), ProjectionLifecycle.Inline);

        options.Policies.AllDocumentsAreMultiTenanted();
        options.Policies.DisableInformationalFields();
        options.Schema.For<HabitDocument>().DocumentAlias("habit");
        options.Schema.For<ProfileDocument>().DocumentAlias("profile");
        options.Schema.For<MonthDocument>().DocumentAlias("month");
        options.Schema.For<EntryDocument>().DocumentAlias("entry").StartIndexesByTenantId().Index(entry => entry.Position);
        options.Schema.For<Receipt>().DocumentAlias("receipt").Index(receipt => receipt.CommittedAt);
        options.Schema.For<ImportRecord>().DocumentAlias("import");
        options.Schema.For<ImportFileDocument>().DocumentAlias("import_file");
        options.Schema.For<ImportFileChunk>().DocumentAlias("import_file_chunk");
        options.Schema.For<HabitReport>().DocumentAlias("report");
        options.Schema.For<ReminderPlan>().DocumentAlias("reminder_plan");
        options.Schema.For<ReminderChannel>().DocumentAlias("channel");
        options.Schema.For<PushKeys>().DocumentAlias("push_keys").SingleTenanted();
        options.UseAccessDocuments();
        options.UseWebhookDocuments();
        options.Schema.For<ErasedPerson>().DocumentAlias("erased_person").SingleTenanted();
        options.Schema.For<Rebuild>().DocumentAlias("rebuild").SingleTenanted();
        options.Schema.For<ProjectionVersion>().DocumentAlias("document_form").SingleTenanted();

        // No retries by Marten: a batch that fails is decided again as a whole.
        options.ConfigurePolly(_ => { });
        options.OpenTelemetry.TrackConnections = JasperFx.OpenTelemetry.TrackLevel.Normal;
    }

    /// <summary>Enums are stored by the names of <see cref="HabitJson"/>, which Marten's LINQ provider does not know: no query may compare one.</summary>
    private static SystemTextJsonSerializer Serializer()
    {
        var options = new System.Text.Json.JsonSerializerOptions(HabitJson.Options);
        options.Converters.Insert(0, new StoredMessages());
        return new SystemTextJsonSerializer(options) { Casing = Casing.CamelCase };
    }
}
