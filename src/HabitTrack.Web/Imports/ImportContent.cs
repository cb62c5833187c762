using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Web;

/// <summary>What a file adds to the history of a person.</summary>
internal interface IImportContent : IAsyncDisposable
{
    /// <summary>The program that wrote the file.</summary>
    string Source { get; }

    /// <summary>The sequences of the existing events that the file has too.</summary>
    IReadOnlySet<long> Known { get; }

    /// <summary>How much of the file was read so far.</summary>
    long Read { get; }

    /// <summary>Reads the whole file, and finds out what it would add. It can be repeated after a conflict.</summary>
    /// <exception cref="ProblemException">The file is damaged, or differs from the existing history.</exception>
    Task<ImportPreview> Check(RequestContext context, CancellationToken cancellation);

    /// <summary>The commands that add what is new, in order.</summary>
    /// <param name="addedAgain">What was added again before.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    IAsyncEnumerable<ImportCommand> Commands(AddedAgain addedAgain, CancellationToken cancellation);
}

/// <summary>A command of an import, and where the file has what it adds.</summary>
internal sealed record ImportCommand(PersonCommand Command, ImportPlace Place);

/// <summary>A place in a file to import.</summary>
/// <param name="Line">The number of the line; null in formats without lines.</param>
/// <param name="Part">The file within an archive, the table of a database, or the path within JSON; null for a file that is one text.</param>
internal readonly record struct ImportPlace(int? Line, string? Part = null)
{
    /// <summary>Creates the exception for a file that is damaged here.</summary>
    public ProblemException Damaged(Message message) => new(new(
        StatusCodes.Status422UnprocessableEntity,
        "import-damaged",
        Text is { } place ? $"{place}: {message} Nothing was imported." : (Message)$"{message} Nothing was imported.",
        new Dictionary<string, Message[]>(StringComparer.Ordinal) { ["$"] = [message] }));

    /// <summary>Creates the problem of something that cannot be imported as it is.</summary>
    public ImportProblem Problem(Message detail) => new(Line, detail, Part);

    /// <summary>The place in words; null if it is the whole file.</summary>
    public Message? Text => this switch
    {
        { Part: { } part, Line: { } line } => $"{part}, line {line}",
        { Part: { } part } => Message.Data(part),
        { Line: { } line } => $"Line {line}",
        _ => null,
    };
}
