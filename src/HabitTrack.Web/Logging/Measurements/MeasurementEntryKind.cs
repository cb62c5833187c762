namespace HabitTrack.Web;

internal sealed class MeasurementEntryKind : EntryKind<Measurement, MeasurementRequest, MeasurementPage>
{
    public override HabitKind? Habit => null;

    public override string Name => "measurement";

    public override string Label => T("Measurement");

    public override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPersonLog<MeasurementRequest>("/v1/measurements", "Note a measurement");
        routes.MapPersonList<Measurement, MeasurementList>("/v1/measurements", "Measurements, newest first", (entries, next) => new(entries, next));
    }

    public override MeasurementRequest Read(Form form)
    {
        var unit = form.Text("unit");
        var value = HasThousandths(unit)
            ? form.Number("value", Limits.MinMeasured, Limits.MaxMeasured)
            : form.Amount("value", Limits.MinMeasured, Limits.MaxMeasured);
        return new() { Name = form.Text("name"), Value = value, Unit = unit };
    }

    public override string NameOf(Entry entry) => ((Measurement)entry).Name;

    protected override string Describe(Measurement entry, UnitSystem units) => $"{Words.Number(entry.Value)}\u00a0{entry.Unit}";

    /// <summary>Whether three decimals are usual in a unit, and thousands are not: pounds and kilograms, inches and centimetres.</summary>
    private static bool HasThousandths(string? unit) =>
        unit is not null && MeasurementSeries.SizeOf(unit) is ("kg", > 0.1m) or ("cm", >= 1 and < 100);
}

/// <summary>Measurements, newest first.</summary>
internal sealed record MeasurementList(IReadOnlyList<EntryView> Measurements, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);
