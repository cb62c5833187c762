namespace HabitTrack.Web;

/// <summary>A workout in an export of Apple Health.</summary>
internal sealed class AppleWorkout
{
    /// <summary>The limit for the number of workouts, which are kept in memory.</summary>
    public const int MaxCount = 100_000;

    private const string Prefix = "HKWorkoutActivityType", Distance = "HKQuantityTypeIdentifierDistanceWalkingRunning";

    private decimal? metres;
    private decimal seconds, recordedSteps, recordedMetres;
    private AppleWorkout? original;

    public required ImportPlace Place { get; init; }

    /// <summary>The activity, such as Walking.</summary>
    public required string Activity { get; init; }

    public required string Source { get; init; }

    public required DateTimeOffset Start { get; init; }

    public required DateTimeOffset End { get; init; }

    public bool IsWalk => Activity is "Walking" or "Hiking";

    public bool IsTraining => Activity is "TraditionalStrengthTraining" or "FunctionalStrengthTraining";

    /// <summary>Whether another device or app has recorded the same.</summary>
    public bool IsDuplicate => original is not null;

    public ImportItem Item =>
        !IsWalk && !IsTraining ? new ImportItem.Unusable(Place, $"{Activity}: only walking, hiking and strength training can be imported.")
        : original is not null ? new ImportItem.Unusable(Place, $"{original.Source} has recorded the same ({original.Place.Text!}). Only that was taken.")
        : ImportItem.Entry.Of(
            Place,
            $"{Start:O}",
            IsWalk ? WalkContent.Of(seconds, metres ?? recordedMetres, recordedSteps) : WorkoutContent.Of([], seconds),
            new When(Start, null));

    /// <summary>Reads the attributes of the current element.</summary>
    /// <exception cref="ProblemException">It is damaged.</exception>
    public static AppleWorkout Read(XmlElements elements)
    {
        var (type, start, end) = (elements["workoutActivityType"], AppleValues.Date(elements, "startDate"), AppleValues.Date(elements, "endDate"));
        return new AppleWorkout
        {
            Place = elements.Place,
            Activity = ImportText.Shorten(type.StartsWith(Prefix, StringComparison.Ordinal) ? type[Prefix.Length..] : type, Limits.NameLength),
            Source = ImportText.Shorten(elements["sourceName"], Limits.NameLength),
            Start = start,
            End = end,
            seconds = elements["duration"].Length > 0
                ? AppleValues.Number(elements, "duration") * AppleValues.Factor(elements, "durationUnit", UnitNames.SecondsIn)
                : (decimal)(end - start).TotalSeconds,
            metres = elements["totalDistance"].Length > 0 ? DistanceOf(elements, "totalDistance", "totalDistanceUnit") : null,
        };
    }

    /// <summary>Reads the current element, which is within that of the workout. Newer exports have the distance only there.</summary>
    /// <exception cref="ProblemException">It is damaged.</exception>
    public void AddStatistics(XmlElements elements)
    {
        if (elements["type"] == Distance && elements["sum"].Length > 0)
            metres ??= DistanceOf(elements, "sum", "unit");
    }

    /// <summary>Adds steps or a distance that were recorded during it.</summary>
    public void Add(AppleRecord record)
    {
        if (record.IsDistance)
            recordedMetres += record.Amount;
        else
            recordedSteps += record.Amount;
    }

    /// <summary>Finds the workouts that several devices or apps have recorded. Those of one are preferred.</summary>
    public static void FindDuplicates(IEnumerable<AppleWorkout> workouts, string? preferred)
    {
        foreach (var ofKind in workouts.GroupBy(workout => (workout.IsWalk, workout.IsTraining)))
        {
            AppleWorkout? last = null;
            foreach (var next in ofKind.OrderBy(workout => workout.Start))
            {
                if (last is null || next.Start >= last.End || next.Source == last.Source)
                    last = next;
                else if (next.Source == preferred)
                    (last.original, last) = (next, next);
                else
                    next.original = last;
            }
        }
    }

    private static decimal DistanceOf(XmlElements elements, string value, string unit) => AppleValues.Number(elements, value) * AppleValues.Factor(elements, unit, UnitNames.MetresIn);
}
