namespace HabitTrack.Web;

/// <summary>The page that measurements are logged on.</summary>
/// <param name="Names">What is measured often.</param>
public sealed record MeasurementLog(LogPageView Frame, FieldView Name, FieldView Value, FieldView Unit, IReadOnlyList<string> Names)
{
    private static readonly string[] Known = ["weight", "waist", "height", "resting pulse", "sleep"];

    internal static MeasurementLog Of(LogVisit visit) => new(
        visit.Frame("Measurement", "name", "value", "unit"),
        visit.Field("name", "What", visit.Last?.Name ?? Known[0]) with { IsRequired = true },
        visit.Field("value", "How much", visit.Last?.Value is { } value ? $"{value:0.###}" : null) with { Type = "number", IsRequired = true },
        visit.Field("unit", "Unit", visit.Last?.Unit ?? (visit.Units == UnitSystem.Imperial ? "lb" : "kg")) with { IsRequired = true },
        visit.Entries.Select(entry => entry.Name!).Concat(Known).Distinct(StringComparer.OrdinalIgnoreCase).ToList());
}
