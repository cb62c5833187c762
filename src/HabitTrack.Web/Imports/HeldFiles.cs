namespace HabitTrack.Web;

/// <summary>
/// Uploaded files between the page that shows what they would do and the form that imports them. They are on the disk of this node for an hour; when one is
/// missing, the person chooses it again.
/// </summary>
internal sealed class HeldFiles(TimeProvider clock) : IAsyncDisposable
{
    private const int MaxFiles = 20, MaxFilesOfPerson = 2;

    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly List<Held> files = [];

    /// <summary>Keeps a file, and removes those that are too old or too many.</summary>
    /// <returns>The id under which it can be taken.</returns>
    public async Task<Guid> Hold(string person, ImportFile file)
    {
        var held = new Held(Guid.NewGuid(), person, file, clock.GetUtcNow());
        List<Held> kept, removed;
        lock (gate)
        {
            kept = [held, .. files.Where(other => held.At - other.At < MaxAge)];
            kept = [.. kept.Where(other => other.Person != person || kept.Where(one => one.Person == person).Take(MaxFilesOfPerson).Contains(other)).Take(MaxFiles)];
            removed = [.. files.Except(kept)];
            files.Clear();
            files.AddRange(kept);
        }

        foreach (var other in removed)
            await other.File.DisposeAsync();
        return held.Id;
    }

    /// <summary>Takes a file of a person; null if it is no longer there.</summary>
    public ImportFile? Take(string person, Guid id)
    {
        lock (gate)
        {
            var held = files.Find(other => other.Id == id && other.Person == person);
            return held is not null && files.Remove(held) ? held.File : null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var held in files)
            await held.File.DisposeAsync();
    }

    private sealed record Held(Guid Id, string Person, ImportFile File, DateTimeOffset At);
}
