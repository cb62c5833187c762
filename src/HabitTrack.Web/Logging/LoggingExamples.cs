using System.Text.Json;
using System.Text.Json.Nodes;
using HabitTrack.Domain;

namespace HabitTrack.Web;

internal static partial class Examples
{
    public static HangRequest Hang() => new() { Seconds = 45, Grip = Grip.Overhand, PerformedAt = Morning };

    public static WalkRequest Walk() => new() { Seconds = 900, Metres = 1_200.5m, Steps = 1_500, Style = WalkStyle.Walk };

    public static PostureCheckRequest PostureCheck() =>
        new() { Posture = BackPosture.Slouched, Corrected = true, Position = BodyPosition.Sitting };

    public static WorkoutRequest Workout() => new()
    {
        Sets =
        [
            new() { Exercise = "bent-over-dumbbell-row", Reps = 12, Kg = 5, WarmUp = true },
            new() { Exercise = "bent-over-dumbbell-row", Reps = 10, Kg = 12.5m, Rpe = 7 },
        ],
        WarmUpSeconds = 300,
        Seconds = 2_400,
        Rpe = 6.5m,
    };

    public static StretchRequest Stretch() => new() { Exercise = "heel-reach-bend", Seconds = 200, Reps = 20, Day = Yesterday };

    public static ActivityRequest Activity() => new() { Habit = "swim", Amount = 30, Note = "breaststroke" };

    public static MeasurementRequest Measurement() => new() { Name = "weight", Value = 81.4m, Unit = "kg", At = Morning };

    public static PainRequest Pain() => new() { Area = "lower back", Level = 3, Day = Today };

    public static JsonNode Correction() => new JsonObject { ["seconds"] = 50, ["note"] = null, ["reason"] = "misread the watch" };

    public static JsonArray Batch() => [Item("hang", Hang()), Item("posture-check", PostureCheck()), Item("pain", Pain())];

    public static BatchAnswer BatchLogged() => new([new BatchResult(StatusCodes.Status201Created, HangEntry())]);

    public static LogAnswer Logged() => new(HangEntry(), Streak(), [LongestHang()], [SeeADoctor()]);

    public static EntryAnswer Changed() => new(HangEntry() with { Seconds = 50 }, Streak());

    public static EntryAnswer Retracted() => new(HangEntry() with { Retracted = true }, Streak());

    public static EntryAnswer Measured() => new(MeasurementEntry(), null);

    public static EntryAnswer Hurt() => new(PainEntry(), null);

    public static EntryList Entries() => new([HangEntry()], EntryPage.ExampleCursor);

    public static MeasurementList Measurements() => new([MeasurementEntry()], null);

    public static PainList Pains() => new([PainEntry()], null);

    public static EntryView Entry() => HangEntry() with
    {
        Seconds = 50,
        Changes =
        [
            new(Morning, "me", "logged", null, null, HangEntry()),
            new(Morning.AddHours(1), "me", "corrected", "misread the watch", HangEntry(), HangEntry() with { Seconds = 50 }),
        ],
    };

    private static JsonObject Item<T>(string kind, T request)
        where T : EntryRequest
    {
        var item = JsonSerializer.SerializeToNode(request, HabitJson.Options)!.AsObject();
        item.Insert(0, "kind", kind);
        return item;
    }

    private static EntryView HangEntry() => Of("hang", "hang") with { Seconds = 45, Grip = Grip.Overhand };

    private static EntryView MeasurementEntry() => Of("profile", "measurement") with { Name = "weight", Value = 81.4m, Unit = "kg" };

    private static EntryView PainEntry() => Of("profile", "pain") with { Area = "lower back", Level = 3 };

    private static EntryView Of(string habit, string kind) =>
        new() { Id = Id, Habit = habit, Kind = kind, Day = Today, PerformedAt = Morning, RecordedAt = Morning };
}
