namespace HabitTrack.Web;

/// <summary>An event of an export that was found right.</summary>
internal sealed record ImportLine(int Line, string Stream, long Version, PersonEvent Data, Author By);

/// <summary>
/// Goes through an export line by line, before anything of it is imported: whether it is whole, each event is what it says, and each follows from those
/// before it. Of entries it keeps some fifty bytes each, of habits what they are.
/// </summary>
internal sealed class ImportCheck(Author importer, DateTimeOffset now)
{
    private readonly ImportedContent earlier = new(now);
    private readonly Dictionary<string, long> versions = new(StringComparer.Ordinal);
    private bool begun, ended;
    private int last;

    /// <summary>How many events there were so far.</summary>
    public long Events { get; private set; }

    /// <summary>The event of a line; null for the first and the last line, which have none.</summary>
    /// <exception cref="ProblemException">Says what is wrong with the line.</exception>
    public ImportLine? Next(int line, ExportLine content)
    {
        last = line;
        if (ended)
            throw ImportReader.Damaged(line, "An export ends with the number of its events; here it goes on.");
        if (begun == content.HabitTrack is not null)
            throw ImportReader.Damaged(line, begun ? "Here another export begins." : "An export begins with a line that says habitTrack and its form, a number.");
        if (!begun && content.HabitTrack != ExportLine.Form)
            throw ImportReader.Damaged(line, $"The form is {content.HabitTrack}; this program knows {ExportLine.Form}. Import it with a newer one.");

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
            throw ImportReader.Damaged(last + 1, "It ends too early: the last line of an export has the number of its events.");
    }

    /// <summary>The event of a line, without asking whether it follows from those before it.</summary>
    /// <exception cref="ProblemException">It is no event that this program knows.</exception>
    public ImportLine Known(int line, ExportLine content)
    {
        if (content is not { Stream: { } stream, Version: { } version, Type: { } type, Data: JsonElement data, RecordedAt: { } at })
            throw ImportReader.Damaged(line, "An event has stream, version, type, data and recordedAt.");

        var by = importer with
        {
            CorrelationId = Storable(line, content.CorrelationId),
            CausationId = Storable(line, content.CausationId),
            Origin = content.Origin is { } origin ? origin with { UserName = Storable(line, origin.UserName) } : new Origin(at, Storable(line, content.By)),
        };
        return new ImportLine(line, stream, version, Fact(line, type, data), by);
    }

    private ImportLine Event(int line, ExportLine content)
    {
        var imported = Known(line, content);
        var (stream, version, fact) = (imported.Stream, imported.Version, imported.Data);
        if (stream != Profile.Stream && !Limits.IsHabitId(stream))
            throw ImportReader.Damaged(line, $"stream is the id of a habit, or {Profile.Stream}.");

        var before = versions.GetValueOrDefault(stream);
        if (version != before + 1)
            throw ImportReader.Damaged(line, $"Version {version} of {stream} cannot follow version {before}: a line is missing, or out of place.");

        if ((FactCheck.WhyNot(fact) ?? (stream == Profile.Stream ? WhyNotOfPerson(fact) : WhyNotOfHabit(fact, earlier.DefinitionOf(stream))) ?? earlier.WhyNot(stream, version, fact)) is { } wrong)
            throw ImportReader.Damaged(line, wrong);

        versions[stream] = version;
        Events++;
        return imported;
    }

    private static PersonEvent Fact(int line, string type, JsonElement data)
    {
        var known = HabitEventTypes.Find(type) ?? throw ImportReader.Damaged(line, $"There is no event of type {type}.");
        try
        {
            return (PersonEvent?)data.Deserialize(known, ImportReader.Strict) ?? throw ImportReader.Damaged(line, "data is null.");
        }
        catch (JsonException wrong)
        {
            throw ImportReader.Damaged(line, $"data{wrong.Path?[1..]}: {JsonErrors.Describe(known, data, wrong.Path ?? "$", ImportReader.Strict)}");
        }
    }

    private static string? WhyNotOfPerson(PersonEvent fact) =>
        fact is ProfileEvent or EntryEvent { Current: null or { Kind: null }, Previous: null or { Kind: null } }
            ? null
            : "This is an event of a habit, not of the person.";

    private static string? WhyNotOfHabit(PersonEvent fact, HabitDefinition? habit) => (fact, habit) switch
    {
        (ProfileEvent, _) => "This is an event of the person, not of a habit.",
        (HabitStarted, null or { ByLog: true }) => null,
        (HabitStarted, _) => "The habit has started already.",
        (HabitChangeUndone, null) => null,
        (_, null) => "The habit has not started.",
        (EntryEvent entry, _) when entry.Content.Kind != habit.Kind || (entry.Previous ?? entry.Current)!.Kind != habit.Kind =>
            "The entry is of another kind than the habit.",
        _ => null,
    };

    private static string? Storable(int line, string? text) =>
        text is null || (text.Length <= 200 && Text.IsStorable(text))
            ? text
            : throw ImportReader.Damaged(line, "by, correlationId and causationId have up to 200 characters that can be kept.");
}
