namespace HabitTrack.Web;

/// <summary>A valid event of an export.</summary>
internal sealed record ImportLine(int Line, string Stream, long Version, PersonEvent Data, Author By);

/// <summary>
/// Validates an export line by line before the import: it is complete, each event is valid, and each can follow the events
/// before it. It keeps about fifty bytes per entry, and the habits.
/// </summary>
internal sealed class ImportCheck(Author importer, DateTimeOffset now)
{
    private readonly ImportedContent earlier = new(now);
    private readonly Dictionary<string, long> versions = new(StringComparer.Ordinal);
    private bool begun, ended;
    private int last;

    /// <summary>The number of events so far.</summary>
    public long Events { get; private set; }

    /// <summary>The habits of the export that have started.</summary>
    public IEnumerable<(string Stream, HabitDefinition Definition)> Habits =>
        versions.Keys.Order(StringComparer.Ordinal)
            .Select(stream => (stream, Definition: earlier.DefinitionOf(stream)!))
            .Where(habit => habit.Definition is not null);

    /// <summary>Validates a line and returns its event; null for the first and the last line.</summary>
    /// <exception cref="ProblemException">The line is invalid.</exception>
    public ImportLine? Next(int line, ExportLine content)
    {
        last = line;
        if (ended)
            throw ImportReader.Damaged(line, "An export ends with the number of its events; here it goes on.");
        if (begun == content.HabitTrack is not null)
            throw ImportReader.Damaged(line, begun ? "Here another export begins." : "An export begins with a line that says habitTrack and its form, a number.");
        if (!begun && content.HabitTrack != ExportLine.Form)
            throw ImportReader.Damaged(line, $"The file has the format {content.HabitTrack}, and this version supports only {ExportLine.Form}. Update HabitTrack, then import the file again.");

        if (!content.IsEvent && content with { HabitTrack = null, ExportedAt = null, Events = null } != new ExportLine())
            throw ImportReader.Damaged(line, "The first line of an export says habitTrack and exportedAt, the last one events, and nothing else.");

        begun = true;
        if (content.Events is { } events && events != Events)
            throw ImportReader.Damaged(line, $"There should be {events} events, and {Events} are here: some are missing.");

        ended = content.Events is not null;
        return content.IsEvent ? Event(line, content) : null;
    }

    /// <exception cref="ProblemException">The export was cut off.</exception>
    public void End()
    {
        if (!ended)
            throw ImportReader.Damaged(last + 1, "The file ends too early: the last line of an export has the number of its events.");
    }

    /// <summary>Parses the event of a line, without validating that it can follow the events before it.</summary>
    /// <exception cref="ProblemException">The event is invalid, or its type is unknown.</exception>
    public ImportLine Parse(int line, ExportLine content)
    {
        if (content is not { Stream: { } stream, Version: { } version, Type: { } type, Data: JsonElement data, RecordedAt: { } at })
            throw ImportReader.Damaged(line, "An event has stream, version, type, data and recordedAt.");

        var by = importer with
        {
            CorrelationId = ValidateText(line, content.CorrelationId),
            CausationId = ValidateText(line, content.CausationId),
            Origin = content.Origin is { } origin
                ? origin with { UserName = ValidateText(line, origin.UserName) }
                : new Origin(at, ValidateText(line, content.By)),
        };
        return new ImportLine(line, stream, version, EventOf(line, type, data), by);
    }

    private ImportLine Event(int line, ExportLine content)
    {
        var imported = Parse(line, content);
        var (stream, version, @event) = (imported.Stream, imported.Version, imported.Data);
        if (stream != Profile.Stream && !Limits.IsHabitId(stream))
            throw ImportReader.Damaged(line, $"stream is the id of a habit, or {Profile.Stream}.");

        var before = versions.GetValueOrDefault(stream);
        if (version != before + 1)
            throw ImportReader.Damaged(line, $"Version {version} of {stream} cannot follow version {before}: a line is missing, or out of place.");

        if ((EventValidation.Validate(@event)
            ?? (stream == Profile.Stream ? ValidatePersonEvent(@event) : ValidateHabitEvent(@event, earlier.DefinitionOf(stream)))
            ?? earlier.Validate(stream, version, @event)) is { } error)
            throw ImportReader.Damaged(line, error);

        versions[stream] = version;
        Events++;
        return imported;
    }

    private static PersonEvent EventOf(int line, string type, JsonElement data)
    {
        var known = HabitEventTypes.Find(type) ?? throw ImportReader.Damaged(line, $"There is no event of type {type}.");
        try
        {
            return (PersonEvent?)data.Deserialize(known, ImportReader.Strict) ?? throw ImportReader.Damaged(line, "data is null.");
        }
        catch (JsonException error)
        {
            throw ImportReader.Damaged(line, $"data{error.Path?[1..]}: {JsonErrors.Describe(known, data, error.Path ?? "$", ImportReader.Strict)}");
        }
    }

    private static string? ValidatePersonEvent(PersonEvent @event) =>
        @event is ProfileEvent or EntryEvent { Current: null or { Kind: null }, Previous: null or { Kind: null } }
            ? null
            : "This is an event of a habit, not of the person.";

    private static string? ValidateHabitEvent(PersonEvent @event, HabitDefinition? habit) => (@event, habit) switch
    {
        (ProfileEvent, _) => "This is an event of the person, not of a habit.",
        (EntryEvent entry, not null) when entry.Content.Kind != habit.Kind || (entry.Previous ?? entry.Current)!.Kind != habit.Kind =>
            "The entry is of another kind than the habit.",
        _ => null,
    };

    private static string? ValidateText(int line, string? text) =>
        text is null || (text.Length <= 200 && Text.IsStorable(text))
            ? text
            : throw ImportReader.Damaged(line, "by, correlationId and causationId have up to 200 characters that can be kept.");
}
