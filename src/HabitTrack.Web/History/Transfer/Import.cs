using System.Runtime.CompilerServices;
using HabitTrack.Storage.Commands.Batching;
using JasperFx.Events;
using Wolverine;

namespace HabitTrack.Web;

/// <summary>
/// Imports an export. All events are validated first, and new ones are staged; then the staged events are appended in batches. Events that
/// already exist at the same version of the same stream are known, so an interrupted import can be repeated; those that were undone since are added again.
/// </summary>
internal sealed class Import(PersonReader reader, ImportRegister register, IMessageBus bus, Caller caller, DateTimeOffset now) : IAsyncDisposable
{
    private const int BatchSize = 1_000;

    private readonly FileStream staged = new(
        Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    private readonly Dictionary<string, IAsyncEnumerator<IEvent>> existing = new(StringComparer.Ordinal);

    private readonly RequestContext context = new(caller.Person, caller.By with { Import = caller.NewId() }, Instants.Cut(now));

    private IReadOnlyDictionary<string, long> versions = new Dictionary<string, long>();
    private long missing;
    private ImportRecord record = null!;

    /// <summary>The result so far.</summary>
    public ImportView View => ImportView.Of(record);

    /// <exception cref="ProblemException">A line of the export is damaged, or differs from the existing history.</exception>
    public async Task Check(IAsyncEnumerable<(int Line, ExportLine Content)> lines, CancellationToken cancellation)
    {
        var check = new ImportCheck(context.By, now);
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
        versions = check.Versions;
        var after = await reader.Store.LastSequence(caller.Person, cancellation);
        record = new ImportRecord(context.By.Import!.Value, context.At, ImportRecord.HabitTrack, check.Events, check.Events - missing, after);
        await staged.FlushAsync(cancellation);
    }

    /// <summary>Adds the events. Returns after each batch, with the problem that stopped the import, if any.</summary>
    public async IAsyncEnumerable<Problem?> Append([EnumeratorCancellation] CancellationToken cancellation)
    {
        await register.Save(caller.Person, record, cancellation);
        try
        {
            await AddAgain(cancellation);
            yield return null;
            staged.Position = 0;
            await foreach (var batch in Commands(cancellation).Chunk(BatchSize).WithCancellation(cancellation))
            {
                var results = await bus.InvokeAsync<CommandResults>(new ExecuteTogether(context, batch), cancellation);
                if (results.BlockingResult is { } obstacle)
                {
                    var problem = Problems.Of(obstacle);
                    problem = problem with { Detail = $"{problem.Detail} {record.Added} events were imported before that." };
                    record = record with { Problems = [.. record.Problems, new ImportProblem(null, problem.Detail)] };
                    yield return problem;
                    yield break;
                }

                record = record with { Added = record.Added + batch.Length };
                await register.Save(caller.Person, record, cancellation);
                yield return null;
            }

            record = record with { Status = ImportStatus.Done };
        }
        finally
        {
            if (record.Status == ImportStatus.Running)
                record = record with { Status = ImportStatus.Failed };
            await register.Save(caller.Person, record, CancellationToken.None);
        }
    }

    /// <summary>Adds all events.</summary>
    /// <exception cref="ProblemException">The history was changed concurrently.</exception>
    public async Task<ImportView> Finish(CancellationToken cancellation)
    {
        await foreach (var obstacle in Append(cancellation))
        {
            if (obstacle is not null)
                throw new ProblemException(obstacle);
        }

        return View;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var stream in existing.Values)
            await stream.DisposeAsync();
        await staged.DisposeAsync();
    }

    private async Task AddAgain(CancellationToken cancellation)
    {
        var (added, problems) = await register.AddAgain(context, versions, cancellation);
        record = record with { Known = record.Known - added - problems.Count, Added = added, Skipped = problems.Count, Problems = problems };
    }

    private async IAsyncEnumerable<PersonCommand> Commands([EnumeratorCancellation] CancellationToken cancellation)
    {
        var check = new ImportCheck(context.By, now);
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
        missing++;
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
