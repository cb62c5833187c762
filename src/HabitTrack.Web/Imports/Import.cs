using System.Runtime.CompilerServices;
using Wolverine;

namespace HabitTrack.Web;

/// <summary>
/// Imports a file. The whole file is checked first; then what is new is added in batches, each of which is committed as a whole. An interrupted import can be
/// repeated: what it has added is known then.
/// </summary>
internal sealed class Import(PersonReader reader, ImportRegister register, IMessageBus bus, Caller caller, DateTimeOffset now)
{
    private readonly RequestContext context = new(caller.Person, caller.By with { Import = caller.NewId() }, Instants.Cut(now));

    private IImportContent content = null!;
    private ImportRecord record = null!;

    /// <summary>The result so far.</summary>
    public ImportView View => ImportView.Of(record);

    /// <summary>Returns what importing a file would do.</summary>
    /// <exception cref="ProblemException">The file is damaged, or differs from the existing history.</exception>
    public async Task<ImportPreview> Preview(IImportContent content, CancellationToken cancellation)
    {
        var preview = await content.Check(context, cancellation);
        var again = await register.CountToAddAgain(context, content.Known, cancellation);
        return preview with { Added = preview.Added + again, Known = preview.Known - again };
    }

    /// <summary>Checks a file and finds out what of it is new. It can be repeated after a conflict, as the same import.</summary>
    /// <exception cref="ProblemException">The file is damaged, or differs from the existing history.</exception>
    public async Task Check(IImportContent content, CancellationToken cancellation)
    {
        this.content = content;
        var check = await content.Check(context, cancellation);
        record ??= new ImportRecord(
            context.By.Import!.Value, context.At, content.Source, 0, 0, await reader.Store.LastSequence(caller.Person, cancellation));
        record = record with
        {
            Status = ImportStatus.Running,
            Read = check.Read,
            Known = check.Known - record.Added,
            Skipped = check.Skipped,
            Problems = check.Problems,
        };
    }

    /// <summary>Adds what is new. Returns after each batch, with the problem that stopped the import, if any.</summary>
    public async IAsyncEnumerable<Problem?> Append([EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            if (await IsCancelled(cancellation))
                yield break;
            var addedAgain = await register.AddAgain(context, content.Known, cancellation);
            CountAgain(addedAgain);
            if (await IsCancelled(cancellation))
                yield break;
            yield return null;
            var commands = content.Commands(addedAgain, cancellation).InRequestBatches(command => command.Command.By.CorrelationId);
            await foreach (var batch in commands.WithCancellation(cancellation))
            {
                var results = await bus.InvokeAsync<CommandResults>(new ExecuteTogether(context, [.. batch.Select(one => one.Command)]), cancellation);
                if (Record(batch, results.All) is { } problem)
                {
                    problem = problem with { Detail = $"{problem.Detail} {record.Added} events were imported before that." };
                    record = record with { Problems = [.. record.Problems, new ImportProblem(null, problem.Detail.ToString())] };
                    yield return problem;
                    yield break;
                }

                if (await IsCancelled(cancellation))
                    yield break;
                yield return null;
            }

            // What the rules refused can be possible now, such as after an earlier start.
            if (addedAgain.Problems.Count > 0)
            {
                addedAgain = await register.AddAgain(context, content.Known, cancellation);
                CountAgain(addedAgain);
            }

            var refusals = addedAgain.Problems;
            record = record with
            {
                Status = ImportStatus.Done,
                Known = record.Known - refusals.Count,
                Skipped = record.Skipped + refusals.Count,
                Problems = [.. record.Problems, .. refusals],
            };
        }
        finally
        {
            if (record.Status == ImportStatus.Running)
                record = record with { Status = ImportStatus.Failed };
            record = await register.Save(caller.Person, record, CancellationToken.None);
        }
    }

    /// <summary>Adds everything that is new.</summary>
    /// <returns>The problem that stopped the import; null for none.</returns>
    public async Task<Problem?> Finish(CancellationToken cancellation) => await Append(cancellation).LastOrDefaultAsync(cancellation);

    private void CountAgain(AddedAgain addedAgain) =>
        record = record with { Known = record.Known - addedAgain.Count, Added = record.Added + addedAgain.Count };

    /// <summary>Counts the results of a batch.</summary>
    /// <returns>The problem because of which nothing of the batch was committed; null if it was.</returns>
    private Problem? Record(IReadOnlyList<ImportCommand> batch, IReadOnlyList<CommandResult> results)
    {
        var (added, known, refused) = (0, 0, new List<ImportProblem>());
        foreach (var (command, result) in batch.Zip(results))
        {
            switch (result)
            {
                case CommandResult.Committed { Events.Count: > 0 }:
                    added++;
                    break;
                case CommandResult.Committed:
                    known++;
                    break;
                case CommandResult.Refused { Refusal: var refusal } when command.Command.IsOptional:
                    refused.Add(command.Place.Problem(refusal.Detail.ToString()));
                    break;
                case not CommandResult.NotCommitted:
                    return Problems.Of(result);
            }
        }

        record = record with
        {
            Added = record.Added + added,
            Known = record.Known + known,
            Skipped = record.Skipped + refused.Count,
            Problems = [.. record.Problems, .. refused],
        };
        return null;
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
}
