using System.Threading.Channels;
using HabitTrack.Storage.Commands.Batching;
using Wolverine;

namespace HabitTrack.Web;

/// <summary>
/// An import that runs on this node. The whole file is checked first; then what is new is added in batches, each of which is committed as a whole. After an
/// interruption or a conflict, both are repeated: what the import has added is known then.
/// </summary>
/// <param name="register">The imports of people.</param>
/// <param name="file">The stored file.</param>
/// <param name="import">The import as it was stored last.</param>
/// <param name="isAccepted">Whether somebody knows of the import, so that a damaged file is a failed import.</param>
internal sealed class Import(ImportRegister register, ImportFileDocument file, ImportRecord import, bool isAccepted)
{
    private const int MaxAttempts = 5;
    private const int Open = 0, Accepted = 1, Refused = 2;

    private static readonly ImportProblem Fault = new(null, "The file could not be imported because of a fault of this service. Its log has the details.");

    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(1);

    private readonly RequestContext context = ContextOf(file, import.At);
    private readonly Channel<ImportProgress> progress = Channel.CreateUnbounded<ImportProgress>();
    private readonly TaskCompletionSource<Problem?> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ImportRecord record = import;
    private int answer = isAccepted ? Accepted : Open;

    /// <summary>The result so far.</summary>
    public ImportView View => ImportView.Of(record);

    /// <summary>The progress after each batch, until the import has ended. There is none for a file that is refused.</summary>
    public ChannelReader<ImportProgress> Progress => progress.Reader;

    /// <summary>Returns what importing a file would do.</summary>
    /// <exception cref="ProblemException">The file is damaged, or differs from the existing history.</exception>
    public static async Task<ImportPreview> Preview(
        ImportRegister register, ImportFileDocument file, IImportContent content, CancellationToken cancellation)
    {
        var request = ContextOf(file, file.At);
        var preview = await content.Check(request, cancellation);
        var again = await register.CountToAddAgain(request, content.Known, cancellation);
        return preview with { Added = preview.Added + again, Known = preview.Known - again };
    }

    /// <summary>Waits until the import has ended, but not longer than some time. Then it is accepted, and goes on.</summary>
    /// <returns>The problem that stopped the import; null for none.</returns>
    /// <exception cref="ProblemException">The file is damaged, or differs from the existing history. Nothing is left of the import.</exception>
    public async Task<Problem?> Wait(TimeSpan timeout, CancellationToken cancellation)
    {
        await Task.WhenAny(ended.Task, Task.Delay(timeout, cancellation));
        var isLate = !ended.Task.IsCompleted && Interlocked.CompareExchange(ref answer, Accepted, Open) != Refused;
        return isLate ? null : await ended.Task;
    }

    /// <summary>Waits until the import has ended.</summary>
    /// <returns>The problem that stopped the import; null for none.</returns>
    /// <exception cref="ProblemException">The file is damaged, or differs from the existing history. Nothing is left of the import.</exception>
    public Task<Problem?> Wait(CancellationToken cancellation) => ended.Task.WaitAsync(cancellation);

    /// <summary>Imports the file. Its failures are those of <see cref="Wait(CancellationToken)"/>.</summary>
    /// <param name="bus">Executes the commands.</param>
    /// <param name="open">Opens the content of the file.</param>
    /// <param name="cancellation">Interrupts the import, which has to be run again then.</param>
    public async Task Run(IMessageBus bus, Func<IImportContent> open, CancellationToken cancellation)
    {
        try
        {
            var problem = record.IsActive ? await AddAll(bus, open, cancellation) : null;
            if (record.Status == ImportStatus.Cancelled)
                record = await register.TakeBack(context with { By = context.By with { Import = null } }, record.Id, cancellation) ?? record;
            if (record.IsActive)
                record = record with { Status = problem is null ? ImportStatus.Done : ImportStatus.Failed };
            record = await register.End(file, record, cancellation);
            ended.SetResult(problem);
        }
        catch (ProblemException refused)
        {
            ended.TrySetException(refused);
            await register.Discard(file, CancellationToken.None);
        }
        catch (Exception failure) when (cancellation.IsCancellationRequested || failure is StorageUnavailableException || DatabaseErrors.IsUnavailable(failure))
        {
            // The import is stored, and goes on later.
        }
        catch (Exception failure)
        {
            ended.TrySetException(failure);
            await register.End(file, record with { Status = ImportStatus.Failed, Problems = [.. record.Problems, Fault] }, CancellationToken.None);
            throw;
        }
        finally
        {
            ended.TrySetResult(null);
            progress.Writer.Complete();
        }
    }

    /// <returns>The problem that stopped the import; null for none.</returns>
    /// <exception cref="ProblemException">The file is refused, and nobody knows of the import yet.</exception>
    private async Task<Problem?> AddAll(IMessageBus bus, Func<IImportContent> open, CancellationToken cancellation)
    {
        Problem? problem;
        var attempt = 0;
        do
        {
            try
            {
                await using var content = open();
                problem = await Check(content, cancellation) ? await Append(bus, content, cancellation) : null;
            }
            catch (ProblemException refused) when (attempt > 0 || Interlocked.CompareExchange(ref answer, Refused, Open) == Accepted)
            {
                problem = refused.Problem;
            }
        }
        while (problem?.Code == ImportedEvent.HistoryDiffers.Code && ++attempt < MaxAttempts);

        if (problem is not null)
            record = record with { Problems = [.. record.Problems, new ImportProblem(null, problem.Detail)] };
        return problem;
    }

    /// <summary>Checks the file, and stores the progress meanwhile.</summary>
    /// <returns>Whether to go on; false if the import was taken back.</returns>
    private async Task<bool> Check(IImportContent content, CancellationToken cancellation)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var checking = content.Check(context, stopping.Token);
        try
        {
            while (await Task.WhenAny(checking, Task.Delay(ProgressInterval, CancellationToken.None)) != checking)
            {
                record = record.Status == ImportStatus.Reading ? record with { Read = content.Read } : record;
                if (!await Save(cancellation))
                    return false;
            }
        }
        finally
        {
            await stopping.CancelAsync();
            await ((Task)checking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        var check = await checking;
        record = record.Status == ImportStatus.Reading
            ? record with { Status = ImportStatus.Running, Read = check.Read, Skipped = check.Skipped, Problems = check.Problems }
            : record with { Added = await register.CountAdded(file.Person, record, cancellation) };
        record = record with { Known = record.Read - record.Skipped - record.Added - check.Added };
        return true;
    }

    /// <summary>Adds what is new.</summary>
    private async Task<Problem?> Append(IMessageBus bus, IImportContent content, CancellationToken cancellation)
    {
        if (!await Save(cancellation))
            return null;
        var addedAgain = await register.AddAgain(context, content.Known, cancellation);
        CountAgain(addedAgain);
        if (!await Report(cancellation))
            return null;
        var commands = content.Commands(addedAgain, cancellation).InRequestBatches(command => command.Command.By.CorrelationId);
        await foreach (var batch in commands.WithCancellation(cancellation))
        {
            var results = await bus.InvokeAsync<CommandResults>(new ExecuteTogether(context, [.. batch.Select(one => one.Command)]), cancellation);
            if (Count(batch, results.All) is { } problem)
                return problem with { Detail = $"{problem.Detail} {record.Added} events were imported before that." };
            if (!await Report(cancellation))
                return null;
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
            Known = record.Known - refusals.Count,
            Skipped = record.Skipped + refusals.Count,
            Problems = [.. record.Problems, .. refusals],
        };
        return null;
    }

    private void CountAgain(AddedAgain addedAgain) =>
        record = record with { Known = record.Known - addedAgain.Count, Added = record.Added + addedAgain.Count };

    /// <summary>Counts the results of a batch.</summary>
    /// <returns>The problem because of which nothing of the batch was committed; null if it was.</returns>
    private Problem? Count(IReadOnlyList<ImportCommand> batch, IReadOnlyList<CommandResult> results)
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
                    refused.Add(command.Place.Problem(refusal.Detail));
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

    private async Task<bool> Report(CancellationToken cancellation)
    {
        if (!await Save(cancellation))
            return false;
        await progress.Writer.WriteAsync(new ImportProgress(record.Known + record.Added, record.Read), cancellation);
        return true;
    }

    /// <summary>Stores the progress.</summary>
    /// <returns>Whether to go on; false if the import was taken back.</returns>
    private async Task<bool> Save(CancellationToken cancellation) => (record = await register.Save(file.Person, record, cancellation)).IsActive;

    private static RequestContext ContextOf(ImportFileDocument file, DateTimeOffset at) =>
        new(file.Person, (file.By ?? new Author(file.Person)) with { Import = file.Id }, Instants.Cut(at));
}
