using JasperFx;
using JasperFx.Events;
using JasperFx.MultiTenancy;
using Marten;
using Weasel.Core;

namespace HabitTrack.EventStore.Tests.Marten;

/// <summary>A small program of somebody else's, with Marten and event types of its own, that reads the tables.</summary>
internal sealed class AuditProgram(string connectionString) : IAsyncDisposable
{
    private readonly DocumentStore store = DocumentStore.For(options =>
    {
        options.Connection(connectionString);
        options.DatabaseSchemaName = "habittrack";
        options.AutoCreateSchemaObjects = AutoCreate.None;
        options.UseSystemTextJsonForSerialization(casing: Casing.CamelCase);
        options.Events.StreamIdentity = StreamIdentity.AsString;
        options.Events.TenancyStyle = TenancyStyle.Conjoined;
        options.Events.MetadataConfig.EnableAll();
        options.Events.MetadataConfig.UserNameEnabled = true;
        options.Events.MapEventType<AuditedBooking>("booked");
        options.Events.MapEventType<AuditedCorrection>("booking_corrected");
    });

    public async Task<List<string>> Describe(string tenant, string stream, CancellationToken cancellation)
    {
        await using var session = store.QuerySession(tenant);
        var events = await session.Events.FetchStreamAsync(stream, token: cancellation);
        return [.. events.Select(read => $"{read.Version} {read.Data} by {read.UserName} ({read.CorrelationId})")];
    }

    public async Task<Audit?> Audit(string tenant, string stream, CancellationToken cancellation)
    {
        await using var session = store.QuerySession(tenant);
        return await session.Events.AggregateStreamAsync<Audit>(stream, token: cancellation);
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();
}

/// <summary>What an auditor wants to know of a booking.</summary>
public sealed record AuditedBooking(decimal Amount, string? Note)
{
    public override string ToString() => $"{Note ?? "nothing"} of {Amount}";
}

/// <summary>What an auditor wants to know of a correction.</summary>
public sealed record AuditedCorrection(decimal Before, decimal After)
{
    public override string ToString() => $"{Before} corrected to {After}";
}

/// <summary>An auditor's own view of an account.</summary>
public sealed partial class Audit
{
    public string Id { get; set; } = "";

    public decimal Total { get; private set; }

    public void Apply(AuditedBooking booking) => Total += booking.Amount;

    public void Apply(AuditedCorrection correction) => Total += correction.After - correction.Before;
}
