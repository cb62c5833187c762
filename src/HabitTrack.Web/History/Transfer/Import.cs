using System.Runtime.CompilerServices;
using HabitTrack.Storage.Commands.Batching;
using JasperFx.Events;
using Wolverine;

namespace HabitTrack.Web;

/// <summary>
/// The import of an export. First all of it is checked, and set aside where it is not here already; then it is appended in pieces. An event that is
/// here already, at the same place of the same stream, is left alone: an import that was cut short is resumed by doing it again.
/// </summary>
internal sealed class Import(PersonReader reader, IMessageBus bus, Caller caller, DateTimeOffset now) : IAsyncDisposable
{
    private const int Piece = 1_000;

    private readonly FileStream aside = new(
        Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    private readonly Dictionary<string, IAsyncEnumerator<IEvent>> here = new(StringComparer.Ordinal);

    /// <summary>How many events the export has.</summary>
    public long Events { get; private set; }

    /// <summary>How many of them are not here yet.</summary>
    public long Missing { get; private set; }

    /// <exception cref="ProblemException">The export is damaged, or what is here differs from it; the line is named.</exception>
    public async Task Check(IAsyncEnumerable<(int Line, ExportLine Content)> lines, CancellationToken cancellation)
    {
        var check = new ImportCheck(caller.By, now);
        var person = await reader.State(caller.Person, cancellation);
        await using var json = new Utf8JsonWriter(aside, new JsonWriterOptions { Encoder = HabitJson.Options.Encoder, SkipValidation = true });
        await foreach (var (line, content) in lines.WithCancellation(cancellation))
        {
            if (check.Next(line, content) is not { } imported)
                continue;

            if (imported.Version <= person.VersionOf(imported.Stream))
            {
                await MustBeHere(imported, cancellation);
                continue;
            }

            await SetAside(json, line, content, cancellation);
        }

        check.End();
        Events = check.Events;
        await aside.FlushAsync(cancellation);
    }

    /// <summary>Appends what is missing, and tells after each piece how many events are done, or at last why it went no further.</summary>
    public async IAsyncEnumerable<(long Done, Problem? Obstacle)> Append([EnumeratorCancellation] CancellationToken cancellation)
    {
        var done = 0L;
        aside.Position = 0;
        await foreach (var piece in Commands(cancellation).Chunk(Piece).WithCancellation(cancellation))
        {
            var results = await bus.InvokeAsync<CommandResults>(new ExecuteTogether(new RequestContext(caller.Person, caller.By, now), piece), cancellation);
            if (results.BlockingResult is { } obstacle)
            {
                var problem = Problems.Of(obstacle);
                yield return (done, problem with { Detail = $"{problem.Detail} {done} events were imported before that." });
                yield break;
            }

            yield return (done += piece.Length, null);
        }
    }

    /// <summary>Appends all that is missing.</summary>
    /// <exception cref="ProblemException">Somebody changed the same history meanwhile.</exception>
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
        foreach (var stream in here.Values)
            await stream.DisposeAsync();
        await aside.DisposeAsync();
    }

    private async IAsyncEnumerable<PersonCommand> Commands([EnumeratorCancellation] CancellationToken cancellation)
    {
        var check = new ImportCheck(caller.By, now);
        var lines = JsonSerializer.DeserializeAsyncEnumerable<Numbered>(aside, topLevelValues: true, ImportReader.Strict, cancellation);
        await foreach (var line in lines)
        {
            var imported = check.Known(line!.Line, line.Content);
            var command = new ImportedEvent(imported.Data, imported.Version);
            yield return new PersonCommand(imported.Stream, command, imported.By, now, (imported.Data as EntryEvent)?.EntryId);
        }
    }

    private async Task SetAside(Utf8JsonWriter json, int line, ExportLine content, CancellationToken cancellation)
    {
        Missing++;
        JsonSerializer.Serialize(json, new Numbered(line, content), ImportReader.Strict);
        await json.FlushAsync(cancellation);
        json.Reset();
        aside.WriteByte((byte)'\n');
    }

    /// <summary>The streams of an export are read side by side with those that are here.</summary>
    private async Task MustBeHere(ImportLine imported, CancellationToken cancellation)
    {
        if (!here.TryGetValue(imported.Stream, out var stream))
            here[imported.Stream] = stream = reader.Store.ReadHistory(new HistoryQuery(caller.Person, Stream: imported.Stream), cancellation).GetAsyncEnumerator(cancellation);
        if (!await stream.MoveNextAsync() || Written(stream.Current.Data) != Written(imported.Data))
            throw new ProblemException(Problems.Of(ImportedEvent.HistoryDiffers) with { Detail = $"Line {imported.Line}: {ImportedEvent.HistoryDiffers.Detail} Nothing was imported." });
    }

    private static string Written(object fact) => fact.GetType().Name + JsonSerializer.Serialize(fact, fact.GetType(), HabitJson.Options);

    private sealed record Numbered(int Line, ExportLine Content);
}
