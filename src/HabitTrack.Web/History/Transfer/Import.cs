using System.Runtime.CompilerServices;
using HabitTrack.Storage.Commands.Batching;
using Wolverine;

namespace HabitTrack.Web;

/// <summary>
/// Imports an export. All events are validated first, and new ones are staged; then the staged events are appended in batches. Events that
/// already exist at the same version of the same stream are known, so an interrupted import can be repeated; those that were undone since are added again.
/// </summary>
internal sealed class Import(PersonReader reader, ImportRegister register, IMessageBus bus, Caller caller, DateTimeOffset now) : IAsyncDisposable
{
    private readonly FileStream staged = new(
        Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    private readonly RequestContext context = new(caller.Person, caller.By with { Import = caller.NewId() }, Instants.Cut(now));

    private ExistingEvents existing = new(reader.Store, caller.Person);
    private AddedAgain addedAgain = null!;
    private ImportRecord record = null!;

    /// <summary>The result so far.</summary>
    public ImportView View => ImportView.Of(record);

    /// <summary>Checks a file and finds out which of its events are new. It can be repeated after a conflict, as the same import.</summary>
    /// <exception cref="ProblemException">A line of the export is damaged, or differs from the existing history.</exception>
    public async Task Check(IAsyncEnumerable<(int Line, ExportLine Content)> lines, CancellationToken cancellation)
    {
        var (check, missing) = (new ImportCheck(context.By, now), 0L);
        await existing.DisposeAsync();
        existing = new ExistingEvents(reader.Store, caller.Person);
        staged.SetLength(0);
        await using var json = new Utf8JsonWriter(staged, new JsonWriterOptions { Encoder = HabitJson.Options.Encoder, SkipValidation = true });
        await foreach (var (line, content) in lines.WithCancellation(cancellation))
        {
            if (check.Next(line, content) is not { } imported)
                continue;

            var (isKnown, refusal) = await existing.Find(imported.Stream, imported.Data, imported.By, cancellation);
            if (refusal is not null)
                throw new ProblemException(Problems.Of(refusal) with { Detail = $"Line {line}: {refusal.Detail} Nothing was imported." });
            if (isKnown)
                continue;
            missing++;
            await Stage(json, line, content, cancellation);
        }

        check.End();
        record ??= new ImportRecord(
            context.By.Import!.Value, context.At, ImportRecord.HabitTrack, 0, 0, await reader.Store.LastSequence(caller.Person, cancellation));
        record = record with { Status = ImportStatus.Running, Read = check.Events, Known = check.Events - missing - record.Added, Problems = [] };
        await staged.FlushAsync(cancellation);
    }

    /// <summary>Adds the events. Returns after each batch, with the problem that stopped the import, if any.</summary>
    public async IAsyncEnumerable<Problem?> Append([EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            if (await IsCancelled(cancellation))
                yield break;
            addedAgain = await register.AddAgain(context, existing.Known, cancellation);
            var (count, problems) = (addedAgain.Count, addedAgain.Problems);
            record = record with { Known = record.Known - count - problems.Count, Added = record.Added + count, Skipped = problems.Count, Problems = problems };
            if (await IsCancelled(cancellation))
                yield break;
            yield return null;
            staged.Position = 0;
            await foreach (var batch in Commands(cancellation).InRequestBatches(command => command.By.CorrelationId).WithCancellation(cancellation))
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

                record = record with { Added = record.Added + batch.Count };
                if (await IsCancelled(cancellation))
                    yield break;
                yield return null;
            }

            record = record with { Status = ImportStatus.Done };
        }
        finally
        {
            if (record.Status == ImportStatus.Running)
                record = record with { Status = ImportStatus.Failed };
            record = await register.Save(caller.Person, record, CancellationToken.None);
        }
    }

    /// <summary>Adds all events.</summary>
    /// <returns>The problem that stopped the import; null for none.</returns>
    public async Task<Problem?> Finish(CancellationToken cancellation) => await Append(cancellation).LastOrDefaultAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await existing.DisposeAsync();
        await staged.DisposeAsync();
    }

    /// <summary>Saves the progress. If the import was taken back meanwhile, takes back what it has added since.</summary>
    private async Task<bool> IsCancelled(CancellationToken cancellation)
    {
        record = await register.Save(caller.Person, record, cancellation);
        if (record.Status != ImportStatus.Cancelled)
            return false;
        record = await register.TakeBack(context with { By = caller.By }, record.Id, cancellation) ?? record;
        return true;
    }

    private async IAsyncEnumerable<PersonCommand> Commands([EnumeratorCancellation] CancellationToken cancellation)
    {
        var check = new ImportCheck(context.By, now);
        var lines = JsonSerializer.DeserializeAsyncEnumerable<NumberedLine>(staged, topLevelValues: true, ImportReader.Strict, cancellation);
        await foreach (var line in lines)
        {
            var imported = check.Parse(line!.Line, line.Content);
            var command = existing.Place(imported.Stream, imported.Version, imported.Data, addedAgain.Versions);
            yield return new PersonCommand(command, imported.By, now);
        }
    }

    private async Task Stage(Utf8JsonWriter json, int line, ExportLine content, CancellationToken cancellation)
    {
        JsonSerializer.Serialize(json, new NumberedLine(line, content), ImportReader.Strict);
        await json.FlushAsync(cancellation);
        json.Reset();
        staged.WriteByte((byte)'\n');
    }

    private sealed record NumberedLine(int Line, ExportLine Content);
}
