namespace HabitTrack.Web;

/// <summary>What was found in a file: the number of its items, those that are known from earlier, and those that were left out with the reason.</summary>
internal sealed class ImportReport
{
    /// <summary>A problem can repeat texts of the file.</summary>
    private const int MaxProblems = 1_000, MaxDetailLength = 2 * Limits.NoteLength;

    private readonly HashSet<long> known = [];
    private readonly List<ImportProblem> problems = [];
    private long unlisted;

    /// <summary>The number of items.</summary>
    public long Read { get; set; }

    /// <summary>The number of items that were imported before.</summary>
    public long KnownCount { get; set; }

    /// <summary>The number of items that were left out.</summary>
    public long Skipped { get; private set; }

    /// <summary>The sequences of the events of earlier imports that the file contains.</summary>
    public IReadOnlySet<long> Known => known;

    /// <summary>The first problems, and how many more there are.</summary>
    public IReadOnlyList<ImportProblem> Problems =>
        unlisted > 0 ? [.. problems, new ImportProblem(null, $"{unlisted} more problems are not listed.")] : problems;

    /// <summary>Counts an item that an earlier event has recorded.</summary>
    public void Recognize(long sequence)
    {
        known.Add(sequence);
        KnownCount++;
    }

    /// <summary>Counts an item that was left out.</summary>
    public void Skip(ImportProblem problem)
    {
        Skipped++;
        Add(problem);
    }

    /// <summary>Lists a problem, or a remark about an item that was taken.</summary>
    public void Add(ImportProblem problem)
    {
        if (problems.Count < MaxProblems)
            problems.Add(problem with { Detail = Shorten(problem.Detail) });
        else
            unlisted++;
    }

    /// <summary>The message with values that can be stored, and are not too long.</summary>
    private static Message Shorten(Message message) => message switch
    {
        { Values: { Count: > 0 } values } => Message.Of(message.Template, values.Select(Shorten)),
        { IsData: true, Value: null } => Message.Data(ImportText.Shorten(message.Template, MaxDetailLength)),
        _ => message,
    };
}
