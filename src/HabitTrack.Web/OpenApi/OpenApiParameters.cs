using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace HabitTrack.Web;

/// <summary>The parameters of all routes.</summary>
internal static class Parameters
{
    private const string ExampleId = "0192f8a0-0000-7000-8000-000000000001", ExamplePerson = "3f0c9a5e5d7b4b6f9a1e2c4d6e8f0a1b";

    private static readonly OpenApiSchema
        Day = new() { Type = JsonSchemaType.String, Format = "date" },
        Instant = new() { Type = JsonSchemaType.String, Format = "date-time" },
        Id = new() { Type = JsonSchemaType.String, Format = "uuid" },
        Name = new() { Type = JsonSchemaType.String, Pattern = HabitIdAttribute.Format },
        Delivery = new() { Type = JsonSchemaType.String, Pattern = DeliveryIds.Format },
        Key = new() { Type = JsonSchemaType.String, Pattern = ExerciseKeyAttribute.Format },
        Word = new() { Type = JsonSchemaType.String },
        Note = new() { Type = JsonSchemaType.String, MaxLength = Limits.NoteLength };

    public static readonly OpenApiParameter
        Person = Query("person", "The client whose data a coach reads; by default the person of the token.", Word, ExamplePerson),
        AsOf = Query("asOf", "The day of evaluation; later days are ignored. By default the current day.", Day, "2026-11-22"),
        KnownAt = Query("knownAt", "Ignore events that were recorded after this instant.", Instant, "2026-11-22T12:00:00Z"),
        From = Query("from", "The first day.", Day, "2026-11-01"),
        To = Query("to", "The last day.", Day, "2026-11-30"),
        On = Query("on", "A day of the period; by default the day of evaluation.", Day, "2026-11-22"),
        Habit = Query("habit", "Include only this habit.", Name, "hang"),
        Period = Query("period", "The length of the period; by default week.", OneOf("day", "week", "month", "quarter", "year"), "week"),
        Year = Query("year", "The year; by default the year of the day of evaluation.", Integer(PersonalCalendar.FirstDay.Year, PersonalCalendar.LastDay.Year), 2026),
        Weeks = Query("weeks", "The number of weeks up to the day of evaluation; by default 4.", Integer(1, TrainingEndpoints.MaxWeeks), 4),
        Cursor = Query("cursor", "The value of next of the previous page.", Word, "MDE5MmY4YTAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAxMjAyNi0xMS0yMiA"),
        Limit = Query("limit", "The maximum number of items; by default 50.", Integer(1, EntryPage.MaxLimit), 50),
        Events = Query("limit", "The maximum number of items; by default 100.", Integer(1, HistoryEndpoints.MaxLimit), 100),
        After = Query("after", "Include only events with a greater sequence.", Integer(0, null), 0),
        Change = Query("change", "Undo only if the last change is still this one: the sequence of its newest event. By default any.", Integer(1, null), 42),
        Stream = Query("habit", "Include only events of this habit, or of the profile: profile.", Name, "hang"),
        Type = Query("type", "Include only events of this type.", Word, "hang_logged"),
        Entry = Query("entry", "Include only the audit trail of this entry.", Id, ExampleId),
        Speed = Query("speed", "The number of days per second; by default 10.", Integer(1, PlaybackEndpoint.FastestSpeed), 10),
        Rows = Query("rows", "For text/csv: one row per habit (the default) or one row per changed day.", OneOf(ReplayCsv.Habits, ReplayCsv.Days), "days"),
        Format = Query("format", "The format: ndjson (the default) and json can be imported, csv is for spreadsheets, loop is the zip archive of Loop Habit Tracker.", OneOf(ExportEndpoint.Formats), "ndjson"),
        DryRun = Query("dryRun", "Return what the import would do, and change nothing; by default false.", OneOf("true", "false"), "true"),
        Source = Query("source", "The program that wrote the file, where its content does not show it.", OneOf([.. ImportQuery.Sources]), "loop"),
        Chosen = Query("habits", "Import only these habits: ids as a dry run lists them, separated by commas. By default all.", Word, "read,swim"),
        ImportFrom = Query("from", "The device or app whose steps to import. By default the one with the most days, because devices count the same steps.", Word, "Apple Watch"),
        WeightUnits = Query("units", "The unit of weights in a file that does not say it.", OneOf("kg", "lb"), "kg"),
        Reason = Query("reason", "The reason, as free text.", Note, "logged twice"),
        Entries = Query("limit", "The maximum number of items; by default 100.", Integer(1, AuditEndpoint.MostLimit), 100),
        Before = Query("before", "Include only entries before the entry with this number.", Integer(1, null), 1_000_000),
        IdempotencyKey = Header(
            "Idempotency-Key",
            "For at least 24 hours, a request with the same key, method, path and body is not executed again and returns the same response.",
            new() { Type = JsonSchemaType.String, MaxLength = 128 },
            "5b0c7a2e-hang-0730"),
        IfMatch = Header(
            "If-Match",
            "Execute the change only if the resource is still at one of these versions, taken from ETag.",
            new() { Type = JsonSchemaType.String, Pattern = "^(\"[0-9]+\"(, *\"[0-9]+\")*|[0-9]+|\\*)$" },
            "\"7\""),
        LastEventId = Header(
            LivePosition.Header,
            "The id of the last received message; the stream continues after it.",
            new() { Type = JsonSchemaType.String, Pattern = LivePosition.Format },
            "42.1"),
        IfNoneMatch = Header(
            "If-None-Match",
            "Return 304 if nothing has changed since the response with this ETag.",
            Word,
            "\"6KFqd2dGd0f7PYyz\"");

    /// <summary>The path parameters by name.</summary>
    public static readonly IReadOnlyDictionary<string, OpenApiParameter> OfPath = new[]
    {
        InPath("id", "The entry's id.", Id, ExampleId),
        InPath("habit", "The habit's id.", Name, "hang"),
        InPath("channel", "The channel's id.", Id, ExampleId),
        InPath("dayOff", "The id of the days off.", Id, ExampleId),
        InPath("day", "The day.", Day, "2026-11-20"),
        InPath("person", "The person's id.", Word, ExamplePerson),
        InPath("coach", "The coach's id, which the coach gives to clients.", Word, "9b1e2c4d6e8f0a1b3f0c9a5e5d7b4b6f"),
        InPath("token", "The token's id, not the token itself.", Id, ExampleId),
        InPath("key", "The exercise's key.", Key, "ring-row"),
        InPath("rebuild", "The rebuild's id.", Id, ExampleId),
        InPath("import", "The import's id.", Id, ExampleId),
        InPath("webhook", "The webhook's id.", Id, ExampleId),
        InPath("delivery", "The delivery's id.", Delivery, "msg_00000000000004d2000a1b2c3d4e5f"),
    }.ToDictionary(parameter => parameter.Name!, StringComparer.Ordinal);

    private static OpenApiParameter Query(string name, string description, OpenApiSchema schema, JsonNode example) =>
        new() { Name = name, In = ParameterLocation.Query, Description = description, Schema = schema, Example = example };

    private static OpenApiParameter Header(string name, string description, OpenApiSchema schema, JsonNode example) =>
        new() { Name = name, In = ParameterLocation.Header, Description = description, Schema = schema, Example = example };

    private static OpenApiParameter InPath(string name, string description, OpenApiSchema schema, JsonNode example) =>
        new() { Name = name, In = ParameterLocation.Path, Required = true, Description = description, Schema = schema, Example = example };

    private static OpenApiSchema Integer(int least, int? most) =>
        new() { Type = JsonSchemaType.Integer, Format = "int64", Minimum = $"{least}", Maximum = most is null ? null : $"{most}" };

    private static OpenApiSchema OneOf(params string[] values) =>
        new() { Type = JsonSchemaType.String, Enum = [.. values.Select(value => (JsonNode)value)] };
}
