using System.Runtime.CompilerServices;
using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Web;

/// <summary>
/// An export of this program. Events that already exist at the same version of the same stream are known, so an interrupted import can be repeated; those
/// that were undone since are added again.
/// </summary>
/// <param name="target">The person to import for.</param>
/// <param name="file">The file.</param>
internal sealed class ExportContent(ImportTarget target, ImportFile file) : IImportContent
{
    /// <summary>The first line of an export has this property.</summary>
    private const string Mark = "\"habitTrack\"";

    private readonly Staging<NumberedLine> staged = new(ImportReader.Strict);
    private ExistingEvents existing = new(target.Reader.Store, target.Person);
    private RequestContext context = null!;

    public string Source => ImportRecord.HabitTrack;

    public IReadOnlySet<long> Known => existing.Known;

    public long Read { get; private set; }

    public async Task<ImportPreview> Check(RequestContext context, CancellationToken cancellation)
    {
        this.context = context;
        var (check, missing, counts) = (new ImportCheck(context.By, context.At), 0L, new EntryCounts());
        await existing.DisposeAsync();
        existing = new ExistingEvents(target.Reader.Store, target.Person);
        staged.Clear();
        await using var stream = file.Open();
        await foreach (var (line, content) in ImportReader.Read(stream, cancellation))
        {
            if (check.Next(line, content) is not { } imported)
                continue;

            Read = check.Events;
            if (imported.Data is EntryLogged { Entry: { Kind: not null, Day: var day } })
                counts.Add(imported.Stream, day);
            var (isKnown, refusal) = await existing.Find(imported.Stream, imported.Data, imported.By, cancellation);
            if (refusal is not null)
                throw new ProblemException(Problems.Of(refusal) with { Detail = $"Line {line}: {refusal.Detail} Nothing was imported." });
            if (isKnown)
                continue;
            missing++;
            staged.Add(new NumberedLine(line, content));
        }

        check.End();
        return new ImportPreview(Source, check.Events, missing, check.Events - missing, 0, [.. check.Habits.Select(habit => Describe(counts, habit))], counts.Days, [], []);
    }

    public async IAsyncEnumerable<ImportCommand> Commands(AddedAgain addedAgain, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var check = new ImportCheck(context.By, context.At);
        await foreach (var line in staged.Items(cancellation))
        {
            var imported = check.Parse(line.Line, line.Content);
            var command = existing.Place(imported.Stream, imported.Version, imported.Data, addedAgain.Versions);
            yield return new ImportCommand(new PersonCommand(command, imported.By, context.At), new ImportPlace(line.Line));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await existing.DisposeAsync();
        await staged.DisposeAsync();
    }

    /// <summary>Whether a file is an export, by its first line.</summary>
    public static bool Recognizes(ImportFile file) => file.Text.AsSpan(0, Math.Min(file.Text.Length, 200)).Contains(Mark, StringComparison.Ordinal);

    private static PreviewedHabit Describe(EntryCounts counts, (string Stream, HabitDefinition Definition) habit) => counts.Describe(
        habit.Stream,
        habit.Definition.Details.Name,
        habit.Definition.Kind,
        habit.Definition.Goals[^1].Goal,
        habit.Definition.Skips.Count,
        habit.Definition.ArchivedOn is not null);

    private sealed record NumberedLine(int Line, ExportLine Content);
}
