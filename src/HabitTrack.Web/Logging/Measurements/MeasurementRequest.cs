using System.ComponentModel.DataAnnotations;

namespace HabitTrack.Web;

/// <summary>A measurement, such as weight: a name, a value and a unit.</summary>
internal sealed record MeasurementRequest : PersonRequest, IValidatableObject, INewerRule
{
    /// <summary>Units and names of measurements that cannot be negative. Others can, such as the distance between fingers and floor.</summary>
    private static readonly HashSet<string> NeverNegative = new(StringComparer.OrdinalIgnoreCase)
    {
        "kg", "g", "lb", "lbs", "st", "bpm", "mmHg",
        "weight", "waist", "height", "resting pulse", "sleep",
    };

    /// <summary>Words in the names of measurements that compare two values.</summary>
    private static readonly string[] Comparisons = ["change", "difference", "gain", "loss"];

    [RequiredField, Name(Limits.WordLength)]
    public string? Name { get; init; }

    [RequiredField, Amount(Limits.MinMeasured, Limits.MaxMeasured)]
    public decimal? Value { get; init; }

    [RequiredField, Name(Limits.UnitLength)]
    public string? Unit { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var isComparison = Name is not null && Array.Exists(Comparisons, word => Name.Contains(word, StringComparison.OrdinalIgnoreCase));
        if (Value < 0 && !isComparison && new[] { Name, Unit }.FirstOrDefault(word => word is not null && NeverNegative.Contains(word.Trim())) is { } never)
            yield return new InvalidField($"{(Message)"value"} must be 0 or more in a measurement of {never}, such as 81.5.", "value");
    }

    /// <summary>Earlier versions accepted any value.</summary>
    public bool IsRecordable(object? value) => true;

    public override Measurement ToEntry() => new(default, null, Timing.Now, Name!, Value!.Value, Unit!, Note);

    public override object ToMessage(RequestContext context, string stream, Guid id, bool mayExist) =>
        new LogMeasurement(context, ToLog(ToEntry(), stream, id, mayExist));
}
