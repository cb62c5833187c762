namespace HabitTrack.Web;

internal sealed class PainEntryKind : EntryKind<Pain, PainRequest, PainPage>
{
    public override HabitKind? Habit => null;

    public override string Name => "pain";

    public override string Label => T("Pain");

    public override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPersonLog<PainRequest>("/v1/pain", "Report pain");
        routes.MapPersonList<Pain, PainList>("/v1/pain", "Reports of pain, newest first", (entries, next) => new(entries, next));
    }

    public override PainRequest Read(Form form) => new() { Area = form.Text("area"), Level = form.Whole("level", Limits.MinPain, Limits.MaxPain) };

    protected override string Describe(Pain entry, UnitSystem units) => T("{0}, {1} of 10", entry.Area, entry.Level);
}

/// <summary>Reports of pain, newest first.</summary>
internal sealed record PainList(IReadOnlyList<EntryView> Pain, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);
