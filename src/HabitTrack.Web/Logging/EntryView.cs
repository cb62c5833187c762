namespace HabitTrack.Web;

/// <summary>An entry as it is shown: the fields of its kind beside those that all entries have.</summary>
/// <param name="Changes">Every change of it, where one entry is looked at.</param>
public sealed record EntryView(
    Guid Id,
    string Habit,
    string Kind,
    DateOnly Day,
    DateTimeOffset? PerformedAt,
    DateTimeOffset RecordedAt,
    bool? Retracted,
    string? Note,
    int? Seconds = null,
    Grip? Grip = null,
    decimal? Metres = null,
    int? Steps = null,
    WalkStyle? Style = null,
    BackPosture? Posture = null,
    bool? Corrected = null,
    BodyPosition? Position = null,
    IReadOnlyList<WorkoutSet>? Sets = null,
    int? WarmUpSeconds = null,
    decimal? Rpe = null,
    string? Exercise = null,
    int? Reps = null,
    decimal? Amount = null,
    string? Name = null,
    decimal? Value = null,
    string? Unit = null,
    string? Area = null,
    int? Level = null,
    IReadOnlyList<EntryChangeView>? Changes = null)
{
    public static EntryView Of(EntryDocument entry) => Of(entry.Id, entry.Stream, entry.Content, entry.RecordedAt, entry.Retracted);

    public static EntryView Of(Guid id, string habit, Entry entry, DateTimeOffset recordedAt, bool retracted = false)
    {
        var view = new EntryView(
            id, habit, Kinds.NameOf(entry), entry.Day, entry.PerformedAt, recordedAt, retracted ? true : null, entry.Note);
        return entry switch
        {
            Hang hang => view with { Seconds = hang.Seconds, Grip = hang.Grip },
            Walk walk => view with { Seconds = walk.Seconds, Metres = walk.Metres, Steps = walk.Steps, Style = walk.Style },
            PostureCheck check => view with { Posture = check.Posture, Corrected = check.Corrected, Position = check.Position },
            Workout workout => view with { Sets = workout.Sets, WarmUpSeconds = workout.WarmUpSeconds, Seconds = workout.Seconds, Rpe = workout.Rpe },
            Stretch stretch => view with { Exercise = stretch.Exercise, Seconds = stretch.Seconds, Reps = stretch.Reps },
            Activity activity => view with { Amount = activity.Amount },
            Measurement measurement => view with { Name = measurement.Name, Value = measurement.Value, Unit = measurement.Unit },
            Pain pain => view with { Area = pain.Area, Level = pain.Level },
            _ => throw new InvalidOperationException($"{entry.GetType().Name} cannot be shown."),
        };
    }
}

/// <summary>The words for kinds of entries on the wire.</summary>
internal static class Kinds
{
    public const string Measurement = "measurement", Pain = "pain";

    public static string NameOf(Entry entry) => entry switch
    {
        Domain.Measurement => Measurement,
        Domain.Pain => Pain,
        _ => NameOf(entry.Kind!.Value),
    };

    public static string NameOf(HabitKind kind) => kind == HabitKind.PostureCheck ? "posture-check" : kind.ToString().ToLowerInvariant();
}
