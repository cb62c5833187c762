namespace HabitTrack.Web;

/// <summary>A row of a file that has a row for each set.</summary>
/// <param name="Identity">What tells the workout from others.</param>
/// <param name="When">When the workout was.</param>
internal sealed record WorkoutRow(ImportPlace Place, string Identity, When When, string Exercise)
{
    /// <summary>The type of the set; null if the row has no set.</summary>
    public SetType? Type { get; init; } = SetType.Working;

    public decimal? Kg { get; init; }

    public int? Reps { get; init; }

    public int? Seconds { get; init; }

    public decimal? Rpe { get; init; }

    /// <summary>The duration of the workout in seconds; 0 if it is not known.</summary>
    public decimal Duration { get; init; }

    /// <summary>The texts about the whole workout, which each of its rows can repeat.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>The notes on the exercise or the set.</summary>
    public IReadOnlyList<string> SetTexts { get; init; } = [];

    /// <summary>The distance with its unit, for which sets have no place; null for none.</summary>
    public string? Distance { get; init; }

    /// <summary>What else is known of the exercise; empty for nothing.</summary>
    public string Category { get; init; } = "";

    public bool IsEmpty => Kg is null && Reps is null && Seconds is null && Distance is null;
}
