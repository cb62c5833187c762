using System.Runtime.CompilerServices;
using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Web;

/// <summary>
/// A file of another program. Its entries have ids that follow from their content, so that those of an earlier import are known. What the rules refuse is
/// listed with its reason, and the rest is imported.
/// </summary>
/// <param name="target">The person to import for.</param>
/// <param name="file">The file.</param>
/// <param name="format">The format of the file.</param>
/// <param name="options">How to import it.</param>
internal sealed class TrackerContent(ImportTarget target, ImportFile file, ImportFormat format, ImportOptions options) : IImportContent
{
    /// <summary>The habits and the ids of entries are kept in memory.</summary>
    public const int MaxHabits = 1_000, MaxEntries = 1_000_000;

    private readonly Staging<StagedEntry> staged = new(HabitJson.Options);
    private readonly List<bool> isNew = [];
    private readonly Dictionary<string, ImportedHabit> habits = new(StringComparer.Ordinal);
    private readonly List<ImportItem.OwnExercise> exercises = [];
    private readonly EntryIds ids = new(format.Source);
    private RequestContext context = null!;
    private IReadOnlyList<string> devices = [];
    private EntryCounts counts = new();
    private TrackerStreams streams = null!;
    private ImportReport report = new();
    private DateOnly today;

    public string Source => format.Source;

    public IReadOnlySet<long> Known => report.Known;

    public long Read => report.Read;

    public async Task<ImportPreview> Check(RequestContext context, CancellationToken cancellation)
    {
        this.context = context;
        Reset();
        var state = await target.Reader.State(target.Person, cancellation);
        streams = new TrackerStreams(target, state, format.Source);
        var calendar = state.Profile.Profile.Settings.Calendar;
        today = calendar.DayOf(context.At);
        var reading = new ImportReading(calendar, options);
        await foreach (var item in format.Read(file, reading, cancellation).WithCancellation(cancellation))
            await Take(item, cancellation);

        var decisions = new TrackerDecisions(state, context.At);
        report.KnownCount += exercises.RemoveAll(own => !decisions.Add(own.Exercise));
        foreach (var habit in habits.Values.Where(habit => habit.IsTaken))
            await Decide(habit, decisions, cancellation);
        await foreach (var entry in staged.Items(cancellation))
            isNew.Add(IsNew(entry, await streams.Existing(entry.Stream, cancellation), decisions));
        foreach (var habit in habits.Values.Where(habit => habit is { IsTaken: true, Item.IsArchived: true }))
            Archive(habit, await streams.Existing(habit.Stream, cancellation), decisions);

        var added = report.Read - report.KnownCount - report.Skipped;
        return new ImportPreview(
            Source, report.Read, added, report.KnownCount, report.Skipped, [.. Habits(decisions)], counts.Days, devices, report.Problems);
    }

    public async IAsyncEnumerable<ImportCommand> Commands(AddedAgain addedAgain, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var own in exercises)
            yield return Command(own.Place, new StreamCommand.ToProfile(new DescribeExercise(own.Exercise)), $"exercise-{own.Exercise.Key}");

        // Skips are another request than the start, so that they can be taken back from a habit that has to stay.
        foreach (var habit in habits.Values)
        {
            foreach (var definition in habit.Definitions)
            {
                var request = definition is SkipDay ? $"{habit.Stream}-skips" : habit.Stream;
                yield return Command(habit.Item.Place, new StreamCommand.ToHabit(habit.Stream, definition), request);
            }
        }

        var index = 0;
        await foreach (var entry in staged.Items(cancellation))
        {
            if (isNew[index++])
                yield return Command(entry.Place, new StreamCommand.ToHabit(entry.Stream, entry.Command), $"{index}");
        }

        foreach (var habit in habits.Values.Where(habit => habit.Archive is not null))
            yield return Command(habit.Item.Place, new StreamCommand.ToHabit(habit.Stream, habit.Archive!), $"{habit.Stream}-archive");
    }

    public static ProblemException TooManyHabits(ImportPlace place) => place.Damaged($"There are more than {MaxHabits} habits. Split the file.");

    public ValueTask DisposeAsync() => staged.DisposeAsync();

    /// <summary>Creates a command. Commands of one request are undone together.</summary>
    private ImportCommand Command(ImportPlace place, StreamCommand command, string request) => new(
        new PersonCommand(
            command, context.By with { CorrelationId = $"{streams.RequestPrefix}{context.By.Import:n}-{request}" }, context.At, IsOptional: true),
        place);

    private async Task Take(ImportItem item, CancellationToken cancellation)
    {
        switch (item)
        {
            case ImportItem.Remark remark when remark.HabitKey is null || habits[remark.HabitKey].IsTaken:
                report.Add(item.Place.Problem(remark.Text));
                break;
            case ImportItem.Devices some:
                devices = some.Names;
                break;
            case ImportItem.Unusable unusable:
                Skip(item, unusable.Reason);
                break;
            case ImportItem.Habit habit:
                await Take(habit, cancellation);
                break;
            case ImportItem.Skip skip when habits[skip.HabitKey] is { IsTaken: true } habit:
                report.Read++;
                if (habit.AddSkip(skip) is { } reason)
                    Skip(item, reason, isRead: true);
                break;
            case ImportItem.OwnExercise own when habits[own.HabitKey].IsTaken:
                report.Read++;
                exercises.Add(own);
                break;
            case ImportItem.Entry entry when habits[entry.HabitKey] is { IsTaken: true } habit:
                Take(entry, habit);
                break;
        }
    }

    private async Task Take(ImportItem.Habit item, CancellationToken cancellation)
    {
        if (habits.Count == MaxHabits)
            throw TooManyHabits(item.Place);
        var (stream, name) = item.Kind == HabitKind.Custom ? await streams.Choose(item.Name, cancellation) : (item.Key, item.Name);
        var isChosen = options.Habits?.Contains(stream) != false;
        var error = isChosen ? TrackerValidation.Validate(item) : null;
        habits.Add(item.Key, new ImportedHabit(item with { Name = name }, stream, isChosen && error is null, habits.Count + 1));
        if (error is not null)
            Skip(item, $"{item.Name}: {error} The habit and its entries were left out.");
        else if (isChosen)
            report.Read++;
        if (isChosen && name != item.Name)
            report.Add(item.Place.Problem($"Another habit has the name {item.Name}, so this one is {name}."));
    }

    private void Take(ImportItem.Entry item, ImportedHabit habit)
    {
        if (++report.Read > MaxEntries)
            throw item.Place.Damaged($"There are more than {MaxEntries} entries. Split the file.");
        var entry = new StagedEntry(item.Place.Line, item.Place.Part, habit.Stream, ids.Next(item), item.Content, item.When.PerformedAt, item.When.Day);
        if (entry.Id == Guid.Empty)
        {
            Message same = item.When.Day is null ? "time" : "day";
            Skip(item, $"{habit.Item.Name} has another entry for the same {same} further up. Only that one was taken.", isRead: true);
        }
        else if (TrackerValidation.Validate(entry.Content) is { } error)
        {
            Skip(item, error, isRead: true);
        }
        else
        {
            staged.Add(entry);
            if (item.When.Day is { } day && day <= today)
                habit.Include(day);
        }
    }

    private async Task Decide(ImportedHabit habit, TrackerDecisions decisions, CancellationToken cancellation)
    {
        var existing = await streams.Existing(habit.Stream, cancellation);
        if (existing is { Start: { } start, IsRemoved: false })
        {
            report.Recognize(start.Sequence);
            decisions.StartAgain(habit.Stream, start.Event);
            var isEarlier = habit.Item.Kind == HabitKind.Custom && habit.First < decisions.StartOf(habit.Stream);
            if (isEarlier && habit.Add(decisions, new PutHabit(null, null, null, null, habit.First, null, null)) is null)
                report.Read++;
        }
        else if (habit.Item.Kind != HabitKind.Custom && decisions.ViewOf(habit.Stream) is not null)
        {
            // The person had it before, so the file does not bring it.
            report.Read--;
        }
        else if (habit.Add(decisions, habit.Start) is { } refusal)
        {
            Skip(habit.Item, $"{habit.Item.Name}: {refusal.Detail}", isRead: true);
        }

        foreach (var skip in habit.Skips)
        {
            if (existing.Skips.TryGetValue(skip.Day, out var sequence))
                report.Recognize(sequence);
            else if (habit.Add(decisions, new SkipDay(skip.Day, skip.Reason)) is { } refusal)
                Skip(skip, refusal.Detail, isRead: true);
        }
    }

    /// <summary>Whether an entry can be added: it does not exist, and the rules allow it.</summary>
    private bool IsNew(StagedEntry entry, ExistingStream existing, TrackerDecisions decisions)
    {
        if (existing.Entries.TryGetValue(entry.Id, out var known))
        {
            report.Recognize(known.Sequence);
            if (!known.Entry.HasSameContentAs(decisions.WithTime(entry)))
                report.Add(entry.Place.Problem("The file now has this entry with another content. It was imported before, and is left as it is here."));
            counts.Add(entry.Stream, known.Entry.Day);
            return false;
        }

        if (decisions.Decide(entry.Stream, entry.Command) is { } refusal)
        {
            report.Skip(entry.Place.Problem(refusal.Detail));
            return false;
        }

        counts.Add(entry.Stream, decisions.WithTime(entry).Day);
        return true;
    }

    private void Archive(ImportedHabit habit, ExistingStream existing, TrackerDecisions decisions)
    {
        var archive = new ArchiveHabit(habit.Last);
        report.Read++;
        if (existing.ArchivedOn is { } earlier)
        {
            report.Recognize(earlier);
        }
        else if (decisions.Decide(habit.Stream, archive) is { } refusal)
        {
            Skip(habit.Item, $"{habit.Item.Name} is not archived: {refusal.Detail}", isRead: true);
        }
        else
        {
            habit.Archive = archive;
            var day = habit.Last is { } last ? $"on {last:yyyy-MM-dd}, its last day in the file" : (Message)"today";
            report.Add(habit.Item.Place.Problem($"{habit.Item.Name} is archived {day}, because the file does not say when."));
        }
    }

    private void Skip(ImportItem item, Message reason, bool isRead = false)
    {
        report.Read += isRead ? 0 : 1;
        report.Skip(item.Place.Problem(reason));
    }

    private IEnumerable<PreviewedHabit> Habits(TrackerDecisions decisions) => habits.Values
        .Where(habit => habit.IsTaken)
        .Select(habit => (Habit: habit, decisions.ViewOf(habit.Stream)?.Goal))
        .Select(one => counts.Describe(
            one.Habit.Stream, one.Habit.Item.Name, one.Habit.Item.Kind, one.Goal ?? one.Habit.Item.Goal, one.Habit.Skips.Count, one.Habit.Item.IsArchived));

    private void Reset()
    {
        staged.Clear();
        isNew.Clear();
        habits.Clear();
        exercises.Clear();
        ids.Clear();
        (counts, report) = (new EntryCounts(), new ImportReport());
    }
}
