using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace HabitTrack.Web;

/// <summary>A parameter as the OpenAPI document shows it.</summary>
internal sealed record Parameter(string Name, ParameterLocation In, string Description, OpenApiSchema Schema, JsonNode Example)
{
    public OpenApiParameter Describe() => new()
    {
        Name = Name,
        In = In,
        Description = Description,
        Required = In == ParameterLocation.Path,
        Schema = Schema,
        Example = Example,
    };
}

/// <summary>Every parameter there is, defined once.</summary>
internal static class Parameters
{
    private const string ExampleId = "0192f8a0-0000-7000-8000-000000000001", ExamplePerson = "3f0c9a5e5d7b4b6f9a1e2c4d6e8f0a1b";

    private static readonly OpenApiSchema
        Day = new() { Type = JsonSchemaType.String, Format = "date" },
        Instant = new() { Type = JsonSchemaType.String, Format = "date-time" },
        Id = new() { Type = JsonSchemaType.String, Format = "uuid" },
        Name = new() { Type = JsonSchemaType.String, Pattern = HabitIdAttribute.Format },
        Key = new() { Type = JsonSchemaType.String, Pattern = ExerciseKeyAttribute.Format },
        Word = new() { Type = JsonSchemaType.String },
        Note = new() { Type = JsonSchemaType.String, MaxLength = Limits.NoteLength };

    public static readonly Parameter
        Person = Query("person", "Whom to look at, for a coach; by default the token's own person.", Word, ExamplePerson),
        AsOf = Query("asOf", "Evaluate on this day, seeing what happened up to it.", Day, "2026-11-22"),
        KnownAt = Query("knownAt", "See only what had been recorded by this instant.", Instant, "2026-11-22T12:00:00Z"),
        From = Query("from", "The first day.", Day, "2026-11-01"),
        To = Query("to", "The last day.", Day, "2026-11-30"),
        On = Query("on", "A day of the period; by default the day of evaluation.", Day, "2026-11-22"),
        Habit = Query("habit", "Only this habit.", Name, "hang"),
        Period = Query("period", "The range by name; by default the week.", Words("day", "week", "month", "quarter", "year"), "week"),
        Year = Query("year", "The year; by default that of the day of evaluation.", Whole(PersonalCalendar.FirstDay.Year, PersonalCalendar.LastDay.Year), 2026),
        Weeks = Query("weeks", "How many weeks, up to the day of evaluation; by default 4.", Whole(1, TrainingEndpoints.MostWeeks), 4),
        Cursor = Query("cursor", "The next of a page before.", Word, "MDE5MmY4YTAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAxMjAyNi0xMS0yMiA"),
        Limit = Query("limit", "At most so many; by default 50.", Whole(1, EntryPage.MostLimit), 50),
        Events = Query("limit", "At most so many; by default 100.", Whole(1, HistoryEndpoints.MostLimit), 100),
        After = Query("after", "Only events with a greater sequence.", Whole(0, null), 0),
        Stream = Query("habit", "Only this habit's events, or the person's own: profile.", Name, "hang"),
        Type = Query("type", "Only events of this type.", Word, "hang_logged"),
        Entry = Query("entry", "The audit trail of this entry, and nothing else.", Id, ExampleId),
        Speed = Query("speed", "How many days a second; by default 10.", Whole(1, PlaybackEndpoint.FastestSpeed), 10),
        Rows = Query("rows", "As text/csv: a row for each habit (the default), or for each day that would change.", Words(ReplayCsv.Habits, ReplayCsv.Days), "days"),
        Format = Query("format", "ndjson (the default) and json can be imported again, csv is for spreadsheets.", Words(ExportEndpoint.Formats), "ndjson"),
        Reason = Query("reason", "Why, in one's own words.", Note, "logged twice"),
        Entries = Query("limit", "At most so many; by default 100.", Whole(1, AuditEndpoint.MostLimit), 100),
        Before = Query("before", "Only what was done before the entry with this number.", Whole(1, null), 1_000_000),
        IdempotencyKey = new(
            "Idempotency-Key",
            ParameterLocation.Header,
            "The same key with the same method, path and body does nothing again and gives the same answer, for at least 24 hours.",
            new() { Type = JsonSchemaType.String, MaxLength = 128 },
            "5b0c7a2e-hang-0730"),
        IfMatch = new(
            "If-Match",
            ParameterLocation.Header,
            "Change only what is at one of these versions still, as ETags gave them.",
            new() { Type = JsonSchemaType.String, Pattern = "^(\"[0-9]+\"(, *\"[0-9]+\")*|[0-9]+|\\*)$" },
            "\"7\""),
        LastEventId = new(
            LivePosition.Header,
            ParameterLocation.Header,
            "The id of the last message seen, to go on after it.",
            new() { Type = JsonSchemaType.String, Pattern = LivePosition.Format },
            "42.1"),
        IfNoneMatch = new(
            "If-None-Match",
            ParameterLocation.Header,
            "Answer 304 where nothing has changed since the answer with this ETag.",
            Word,
            "\"6KFqd2dGd0f7PYyz\"");

    /// <summary>The parts of paths, by name.</summary>
    public static readonly IReadOnlyDictionary<string, Parameter> OfPath = new Parameter[]
    {
        new("id", ParameterLocation.Path, "The entry's id.", Id, ExampleId),
        new("habit", ParameterLocation.Path, "The habit's id.", Name, "hang"),
        new("dayOff", ParameterLocation.Path, "The id of the days off.", Id, ExampleId),
        new("day", ParameterLocation.Path, "The day.", Day, "2026-11-20"),
        new("person", ParameterLocation.Path, "The person's id.", Word, ExamplePerson),
        new("coach", ParameterLocation.Path, "The coach's id, which the coach tells.", Word, "9b1e2c4d6e8f0a1b3f0c9a5e5d7b4b6f"),
        new("token", ParameterLocation.Path, "The token's id, which is not the token.", Id, ExampleId),
        new("key", ParameterLocation.Path, "The exercise's key.", Key, "ring-row"),
        new("rebuild", ParameterLocation.Path, "The rebuild's id.", Id, ExampleId),
    }.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);

    private static Parameter Query(string name, string description, OpenApiSchema schema, JsonNode example) =>
        new(name, ParameterLocation.Query, description, schema, example);

    private static OpenApiSchema Whole(int least, int? most) =>
        new() { Type = JsonSchemaType.Integer, Format = "int64", Minimum = $"{least}", Maximum = most is null ? null : $"{most}" };

    private static OpenApiSchema Words(params string[] words) =>
        new() { Type = JsonSchemaType.String, Enum = [.. words.Select(word => (JsonNode)word)] };
}
