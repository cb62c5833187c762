using HabitTrack.Domain;

namespace HabitTrack.Web;

/// <summary>An entry as it is shown: the fields of its kind beside those that all entries have.</summary>
public sealed record EntryView
{
    public required Guid Id { get; init; }

    public required string Habit { get; init; }

    public required string Kind { get; init; }

    public required DateOnly Day { get; init; }

    public DateTimeOffset? PerformedAt { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public bool? Retracted { get; init; }

    public int? Seconds { get; init; }

    public Grip? Grip { get; init; }

    public decimal? Metres { get; init; }

    public int? Steps { get; init; }

    public WalkStyle? Style { get; init; }

    public BackPosture? Posture { get; init; }

    public bool? Corrected { get; init; }

    public BodyPosition? Position { get; init; }

    public IReadOnlyList<WorkoutSet>? Sets { get; init; }

    public int? WarmUpSeconds { get; init; }

    public decimal? Rpe { get; init; }

    public string? Exercise { get; init; }

    public int? Reps { get; init; }

    public decimal? Amount { get; init; }

    public string? Name { get; init; }

    public decimal? Value { get; init; }

    public string? Unit { get; init; }

    public string? Area { get; init; }

    public int? Level { get; init; }

    public string? Note { get; init; }

    /// <summary>Every change of it, where one entry is looked at.</summary>
    public IReadOnlyList<EntryChangeView>? Changes { get; init; }

    public static EntryView Of(EntryDocument entry) => Of(entry.Id, entry.Stream, entry.Content, entry.RecordedAt, entry.Retracted);

    public static EntryView Of(Guid id, string habit, Entry entry, DateTimeOffset recordedAt, bool retracted = false)
    {
        var view = new EntryView
        {
            Id = id,
            Habit = habit,
            Kind = Kinds.NameOf(entry),
            Day = entry.Day,
            PerformedAt = entry.PerformedAt,
            RecordedAt = recordedAt,
            Retracted = retracted ? true : null,
            Note = entry.Note,
        };
        return entry switch
        {
            Hang hang => view with { Seconds = hang.Seconds, Grip = hang.Grip },
            Walk walk => view with { Seconds = walk.Seconds, Metres = walk.Metres, Steps = walk.Steps, Style = walk.Style },
            PostureCheck check => view with { Posture = check.Posture, Corrected = check.Corrected, Position = check.Position },
            Workout workout => view with
            {
                Sets = workout.Sets,
                WarmUpSeconds = workout.WarmUpSeconds,
                Seconds = workout.Seconds,
                Rpe = workout.Rpe,
            },
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
