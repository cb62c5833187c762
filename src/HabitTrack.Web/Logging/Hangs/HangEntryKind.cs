namespace HabitTrack.Web;

internal sealed class HangEntryKind : EntryKind<Hang, HangRequest, HangPage>
{
    private static readonly int[] Durations = [20, 30, 60];

    public override HabitKind? Habit => HabitKind.Hang;

    public override string Label => T("Hang");

    public override Type Facts => typeof(HangFacts);

    public override string PageLink => T("Timer");

    public override void Map(IEndpointRouteBuilder routes) => routes.MapLog<HangRequest>("/v1/hangs", "Log a hang");

    public override HangRequest Read(Form form) => new() { Seconds = form.Seconds("minutes", "seconds"), Grip = form.Word<Grip>("grip") };

    public override IEnumerable<LogOption> Options(Goal goal, decimal? last, decimal? rest, UnitSystem units) => LogOption.Durations(Durations, last, rest);

    public override IEnumerable<(string Label, string Value, string? Remark)> Figures(ActivityFacts? facts, UnitSystem units) =>
        facts is HangFacts { LongestSeconds: { } longest, MeanSeconds: { } mean }
            ? [(T("Longest"), Words.Duration(longest), null), (T("Mean hang"), Words.Duration(Words.Rounded(mean)), null)]
            : [];

    protected override IEnumerable<(string Name, string? Value)> OtherValues(Hang entry, UnitSystem units) => [(T("grip"), entry.Grip is { } grip ? NameOf(grip) : null)];

    /// <summary>The name of a grip, such as overhand.</summary>
    public static string NameOf(Grip grip) => grip switch
    {
        Grip.Overhand => T("overhand"),
        Grip.Underhand => T("underhand"),
        Grip.Neutral => T("neutral"),
        _ => T("mixed"),
    };

    protected override string Describe(Hang entry, UnitSystem units) => Words.Duration(entry.Seconds);
}
