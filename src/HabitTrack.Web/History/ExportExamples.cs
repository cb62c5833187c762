using System.Text.Json;
using HabitTrack.Domain;
using HabitTrack.EventStore;

namespace HabitTrack.Web;

internal static partial class Examples
{
    public static IReadOnlyList<ExportLine> Export() =>
    [
        ExportLine.First(Morning.AddHours(1)),
        .. new[] { ("habit_started", (object)Plank()), ("activity_logged", new ActivityLogged(Id, Today, Morning, Timing.Instant, 90, null)) }
            .Select((fact, at) => ExportLine.Of(new Recorded(
                41 + at, Id, new StreamId("", "plank"), 1 + at, fact.Item1, fact.Item2, Morning, new Metadata("me", "0192f8a00000700080000000000000aa")))),
        ExportLine.Last(2),
    ];

    public static string ExportLines() => string.Concat(Export().Select(line => JsonSerializer.Serialize(line, Wire.Json) + "\n"));

    public static string Csv() =>
        EventCsv.Header + "\r\n" + EventCsv.Line(new Recorded(
            42,
            Id,
            new StreamId("", "hang"),
            7,
            "hang_logged",
            new HangLogged(Id, Today, Morning, Timing.Instant, 45, Grip.Overhand, null),
            Morning,
            new Metadata("me", "0192f8a00000700080000000000000aa"))) + "\r\n";

    public static ImportAnswer Imported() => new(2, 2);

    public static string ImportProgress() =>
        string.Concat(new object[] { new ImportProgress(0, 2), new ImportProgress(2, 2), Imported() }
            .Select(line => JsonSerializer.Serialize(line, line.GetType(), Wire.Json) + "\n"));

    private static HabitStarted Plank() =>
        new(HabitKind.Custom, "Plank", Today, ByLog: false, Goal.AtLeast(60, Units.Seconds, Per.Day), Forgive: 0, Order: 0, Tags: []);
}
