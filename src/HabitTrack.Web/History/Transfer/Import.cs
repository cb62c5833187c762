using System.Runtime.CompilerServices;
using HabitTrack.Storage.Commands.Batching;
using JasperFx.Events;
using Wolverine;

namespace HabitTrack.Web;

/// <summary>
/// Imports an export. All events are validated first, and new ones are staged; then the staged events are appended in batches. Events that
/// already exist at the same version of the same stream are skipped, so an interrupted import can be repeated.
/// </summary>
internal sealed class Import(PersonReader reader, IMessageBus bus, Caller caller, DateTimeOffset now) : IAsyncDisposable
{
    private const int BatchSize = 1_000;

    private readonly FileStream staged = new(
        Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    private readonly Dictionary<string, IAsyncEnumerator<IEvent>> existing = new(StringComparer.Ordinal);

    /// <summary>The number of events in the export.</summary>
    public long Events { get; private set; }

    /// <summary>The number of events to append.</summary>
    public long Missing { get; private set; }

    /// <exception cref="ProblemException">A line of the export is damaged, or differs from the existing history.</exception>
    public async Task Check(IAsyncEnumerable<(int Line, ExportLine Content)> lines, CancellationToken cancellation)
    {
        var check = new ImportCheck(caller.By, now);
        var person = await reader.State(caller.Person, cancellation);
        await using var json = new Utf8JsonWriter(staged, new JsonWriterOptions { Encoder = HabitJson.Options.Encoder, SkipValidation = true });
        await foreach (var (line, content) in lines.WithCancellation(cancellation))
        {
            if (check.Next(line, content) is not { } imported)
                continue;

            if (imported.Version <= person.VersionOf(imported.Stream))
            {
                await EnsureMatchesExisting(imported, cancellation);
                continue;
            }

            await Stage(json, line, content, cancellation);
        }

        check.End();
        Events = check.Events;
        await staged.FlushAsync(cancellation);
    }

    /// <summary>Appends the staged events. Returns the number of appended events after each batch, or the problem that stopped it.</summary>
    public async IAsyncEnumerable<(long Done, Problem? Obstacle)> Append([EnumeratorCancellation] CancellationToken cancellation)
    {
        var done = 0L;
        staged.Position = 0;
        await foreach (var batch in Commands(cancellation).Chunk(BatchSize).WithCancellation(cancellation))
        {
            var results = await bus.InvokeAsync<CommandResults>(new ExecuteTogether(new RequestContext(caller.Person, caller.By, now), batch), cancellation);
            if (results.BlockingResult is { } obstacle)
            {
                var problem = Problems.Of(obstacle);
                yield return (done, problem with { Detail = $"{problem.Detail} {done} events were imported before that." });
                yield break;
            }

            yield return (done += batch.Length, null);
        }
    }

    /// <summary>Appends all staged events.</summary>
    /// <exception cref="ProblemException">The history was changed concurrently.</exception>
    public async Task<ImportAnswer> Finish(CancellationToken cancellation)
    {
        await foreach (var (_, obstacle) in Append(cancellation))
        {
            if (obstacle is not null)
                throw new ProblemException(obstacle);
        }

        return new ImportAnswer(Events, Missing);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var stream in existing.Values)
            await stream.DisposeAsync();
        await staged.DisposeAsync();
    }

    private async IAsyncEnumerable<PersonCommand> Commands([EnumeratorCancellation] CancellationToken cancellation)
    {
        var check = new ImportCheck(caller.By, now);
        var lines = JsonSerializer.DeserializeAsyncEnumerable<NumberedLine>(staged, topLevelValues: true, ImportReader.Strict, cancellation);
        await foreach (var line in lines)
        {
            var imported = check.Parse(line!.Line, line.Content);
            var command = new ImportedEvent(imported.Data, imported.Version);
            yield return new PersonCommand(imported.Stream, command, imported.By, now, (imported.Data as EntryEvent)?.EntryId);
        }
    }

    private async Task Stage(Utf8JsonWriter json, int line, ExportLine content, CancellationToken cancellation)
    {
        Missing++;
        JsonSerializer.Serialize(json, new NumberedLine(line, content), ImportReader.Strict);
        await json.FlushAsync(cancellation);
        json.Reset();
        staged.WriteByte((byte)'\n');
    }

    /// <summary>Compares an event with the next existing event of its stream.</summary>
    private async Task EnsureMatchesExisting(ImportLine imported, CancellationToken cancellation)
    {
        if (!existing.TryGetValue(imported.Stream, out var stream))
            existing[imported.Stream] = stream = reader.Store.ReadHistory(new HistoryQuery(caller.Person, Stream: imported.Stream), cancellation).GetAsyncEnumerator(cancellation);
        if (!await stream.MoveNextAsync() || Serialize(stream.Current.Data) != Serialize(imported.Data))
            throw new ProblemException(Problems.Of(ImportedEvent.HistoryDiffers) with { Detail = $"Line {imported.Line}: {ImportedEvent.HistoryDiffers.Detail} Nothing was imported." });
    }

    private static string Serialize(object data) => data.GetType().Name + JsonSerializer.Serialize(data, data.GetType(), HabitJson.Options);

    private sealed record NumberedLine(int Line, ExportLine Content);
}
