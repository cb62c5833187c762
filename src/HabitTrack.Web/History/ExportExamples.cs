using System.Text.Json;
using HabitTrack.Domain;
using JasperFx.Events;

namespace HabitTrack.Web;

internal static partial class Examples
{
    public static IReadOnlyList<ExportLine> Export() =>
    [
        ExportLine.First(Morning.AddHours(1)),
        ExportLine.Of(Recorded(41, "plank", 1, Plank())),
        ExportLine.Of(Recorded(42, "plank", 2, new ActivityLogged(Id, Today, Morning, Timing.Instant, 90, null))),
        ExportLine.Last(2),
    ];

    public static string ExportLines() => string.Concat(Export().Select(line => JsonSerializer.Serialize(line, HabitJson.Options) + "\n"));

    public static string Csv() =>
        EventCsv.Header + "\r\n"
        + EventCsv.Line(Recorded(42, "hang", 7, new HangLogged(Id, Today, Morning, Timing.Instant, 45, Grip.Overhand, null))) + "\r\n";

    public static ImportAnswer Imported() => new(2, 2);

    public static string ImportProgress() =>
        string.Concat(new object[] { new ImportProgress(0, 2), new ImportProgress(2, 2), Imported() }
            .Select(line => JsonSerializer.Serialize(line, line.GetType(), HabitJson.Options) + "\n"));

    private static Event<TEvent> Recorded<TEvent>(long sequence, string habit, long version, TEvent data)
        where TEvent : notnull => new(data)
        {
            Sequence = sequence,
            Id = Id,
            StreamKey = StreamKey.Of("me", habit),
            Version = version,
            EventTypeName = HabitEventTypes.NameOf(typeof(TEvent)),
            Timestamp = Morning,
            UserName = "me",
            CorrelationId = "0192f8a00000700080000000000000aa",
        };

    private static HabitStarted Plank() =>
        new(HabitKind.Custom, "Plank", Today, ByLog: false, Goal.AtLeast(60, Units.Seconds, Per.Day), Forgive: 0, Order: 0, Tags: []);
}
