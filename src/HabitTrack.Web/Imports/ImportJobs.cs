using Wolverine;

namespace HabitTrack.Web;

/// <summary>
/// Runs imports: those of requests at once, and those that another node, or this one before its last start, could not finish. An advisory lock ensures that
/// an import runs only once at a time.
/// </summary>
internal sealed class ImportJobs(
    ImportRegister register, PersonReader reader, IServiceScopeFactory scopes, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<ImportJobs> log)
    : BackgroundService
{
    /// <summary>A file that ends the service, because it takes too much memory for example, must not do so for ever.</summary>
    private const int MaxRestarts = 10;

    private static readonly ImportProblem TooManyRestarts = new(
        null, "The file could not be imported, because the service ended each time. Split it into smaller files, or ask whoever runs the service for the cause.");

    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(5), MaxAge = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private Task running = Task.CompletedTask;

    /// <summary>Stores a file and starts to import it. The file is closed when the import has ended.</summary>
    /// <exception cref="ProblemException">It is no file that can be imported.</exception>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public async Task<Import> Start(Caller caller, ImportFile content, ImportOptions options, CancellationToken cancellation)
    {
        var file = NewFile(caller, options) with { By = caller.By };
        return await Begin(file, content, import => Store(file, content, import, cancellation), cancellation)
            ?? throw new InvalidOperationException("The id of a new import is in use.");
    }

    /// <summary>Starts to import a file that is stored for a preview.</summary>
    /// <returns>Null if the file is not there any more.</returns>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public async Task<Import?> Start(Caller caller, Guid id, Func<ImportOptions, ImportOptions> choose, CancellationToken cancellation)
    {
        if (await register.FindFile(caller.Person, id, cancellation) is not { By: null } previewed)
            return null;
        var file = previewed with { Options = choose(previewed.Options), By = caller.By };
        var content = await ImportFile.Save(register.ReadFile(file, cancellation), cancellation);
        return await Begin(file, content, import => register.Decide(file, import, cancellation), cancellation);
    }

    /// <summary>Returns what importing a file would do.</summary>
    /// <exception cref="ProblemException">The file is damaged, or differs from the existing history.</exception>
    public async Task<ImportPreview> Preview(Caller caller, ImportFile content, ImportOptions options, CancellationToken cancellation)
    {
        await using var opened = ImportContents.Open(content, options, Target(caller.Person));
        return await Import.Preview(register, NewFile(caller, options), opened, cancellation);
    }

    /// <summary>Stores a file for an hour, in which the person can decide to import it.</summary>
    /// <returns>The id of the file.</returns>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public async Task<Guid> Hold(Caller caller, ImportFile content, ImportOptions options, CancellationToken cancellation)
    {
        var file = NewFile(caller, options);
        await Store(file, content, null, cancellation);
        return file.Id;
    }

    /// <summary>Waits for the imports of requests, which stop when the service does.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await running;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(PollInterval);
        do
        {
            try
            {
                foreach (var file in await register.Files(stoppingToken))
                    await GoOn(file, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Finishes an import that no node runs, or deletes a file about which nobody has decided.</summary>
    private async Task GoOn(ImportFileDocument file, CancellationToken cancellation)
    {
        if ((file.By is null && clock.GetUtcNow() - file.At < MaxAge) || await register.TryLock(file.Id, cancellation) is not { } held)
            return;
        await using (held)
        {
            if (file.By is null)
                await register.DeleteFile(file, cancellation);
            else if (await register.FindFile(file.Person, file.Id, cancellation) is { } current && await register.Find(file.Person, file.Id, cancellation) is { } record)
                await GoOn(current, record, held, cancellation);
        }
    }

    private async Task GoOn(ImportFileDocument file, ImportRecord record, IAsyncDisposable held, CancellationToken cancellation)
    {
        if (file.Restarts >= MaxRestarts && record.IsActive)
        {
            await register.End(file, record with { Status = ImportStatus.Failed, Problems = [.. record.Problems, TooManyRestarts] }, cancellation);
            return;
        }

        await register.CountRestart(file, cancellation);
        await Run(new Import(register, file, record, isAccepted: true), file, await ImportFile.Save(register.ReadFile(file, cancellation), cancellation), held);
    }

    /// <summary>Stores an import, and runs it in the background. The file is closed when it has ended.</summary>
    /// <returns>Null if it was not stored.</returns>
    private async Task<Import?> Begin(ImportFileDocument file, ImportFile content, Func<ImportRecord, Task<bool>> store, CancellationToken cancellation)
    {
        Import? import = null;
        IAsyncDisposable? held = null;
        try
        {
            await using var opened = ImportContents.Open(content, file.Options, Target(file.Person));
            var last = await reader.Store.LastSequence(file.Person, cancellation);
            var record = new ImportRecord(file.Id, Instants.Cut(clock.GetUtcNow()), opened.Source, 0, 0, last);
            held = await register.TryLock(file.Id, cancellation);
            if (held is null || !await store(record))
                return null;
            import = new Import(register, file, record, isAccepted: false);
            lock (gate)
                running = Task.WhenAll(running, Task.Run(() => Run(import, file, content, held), CancellationToken.None));
            return import;
        }
        finally
        {
            if (import is null)
            {
                await content.DisposeAsync();
                await (held?.DisposeAsync() ?? ValueTask.CompletedTask);
            }
        }
    }

    private async Task Run(Import import, ImportFileDocument file, ImportFile content, IAsyncDisposable held)
    {
        try
        {
            await using (held)
            await using (content)
            await using (var scope = scopes.CreateAsyncScope())
            {
                var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
                await import.Run(bus, () => ImportContents.Open(content, file.Options, Target(file.Person)), lifetime.ApplicationStopping);
            }
        }
        catch (Exception failure)
        {
            Log(failure);
        }
    }

    private async Task<bool> Store(ImportFileDocument file, ImportFile content, ImportRecord? import, CancellationToken cancellation)
    {
        await using var stream = content.Open();
        return await register.AddFile(file, stream, import, cancellation)
            ? true
            : throw new ProblemException(Problems.Of(new CommandResult.PersonErased()));
    }

    private ImportFileDocument NewFile(Caller caller, ImportOptions options) => new(caller.NewId(), caller.Person, clock.GetUtcNow(), options, null);

    private ImportTarget Target(string person) => new(reader, register, person);

    /// <summary>While the database is unavailable, nothing is lost: the import goes on afterwards.</summary>
    private void Log(Exception failure)
    {
        if (failure is not StorageUnavailableException && !DatabaseErrors.IsUnavailable(failure))
            log.LogError(failure, "An import failed.");
    }
}
