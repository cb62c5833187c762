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

    public override MeasurementRequest Read(Form form) =>
        new() { Name = form.Text("name"), Value = form.Number("value", Limits.MinMeasured, Limits.MaxMeasured), Unit = form.Text("unit") };

    public override string NameOf(Entry entry) => ((Measurement)entry).Name;

    protected override string Describe(Measurement entry, UnitSystem units) => $"{Words.Number(entry.Value)}\u00a0{entry.Unit}";
}

/// <summary>Measurements, newest first.</summary>
internal sealed record MeasurementList(IReadOnlyList<EntryView> Measurements, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);
