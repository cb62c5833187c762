namespace HabitTrack.Web;

/// <summary>The progress of a person's latest import, for a live stream.</summary>
internal sealed class LiveImports(ImportRegister register, string person)
{
    private (Guid, ImportStatus, long Read, long Added, long Known, long Skipped, DateTimeOffset?) last;

    /// <summary>Returns the latest import if it has changed since the last call; null otherwise, and while the database is unavailable.</summary>
    public async Task<ImportRecord?> Next(CancellationToken cancellation)
    {
        try
        {
            if (await register.List(person, null, 1, isEffective: false, cancellation) is not [var import])
                return null;
            var before = last;
            last = (import.Id, import.Status, import.Read, import.Added, import.Known, import.Skipped, import.TakenBackAt);
            return last == before ? null : import;
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }
}
