namespace HabitTrack.Web;

internal sealed class PostureEntryKind : EntryKind<PostureCheck, PostureCheckRequest, PosturePage>
{
    /// <summary>A hidden field of a correction: the entry says whether the posture was corrected, so that an unchecked box is a no.</summary>
    public const string WasAnswered = "correctedWasAnswered";

    public override HabitKind? Habit => HabitKind.PostureCheck;

    public override string Label => T("Posture check");

    public override Type Facts => typeof(PostureFacts);

    public override string PageName => "posture";

    public override void Map(IEndpointRouteBuilder routes) => routes.MapLog<PostureCheckRequest>("/v1/posture-checks", "Log a posture check");

    public override PostureCheckRequest Read(Form form) => new()
    {
        Posture = form.Word<BackPosture>("posture"),
        Corrected = form.Has("corrected") ? true : form.Has(WasAnswered) ? false : null,
        Position = form.Word<BodyPosition>("position"),
    };

    public override IEnumerable<LogOption> Options(Goal goal, decimal? last, decimal? rest, UnitSystem units) =>
        [LogOption.Button(T("Upright"), ("posture", "upright")), LogOption.Button(T("Slouched"), ("posture", "slouched"))];

    public override IEnumerable<(string Label, string Value, string? Remark)> Figures(ActivityFacts? facts, UnitSystem units) =>
        facts is PostureFacts { UprightRate: { } upright } ? [(T("Upright"), Words.Percent(upright), null)] : [];

    protected override IEnumerable<(string Name, string? Value)> OtherValues(PostureCheck entry, UnitSystem units) =>
        [
        (T("position"), entry.Position is { } position ? NameOf(position) : null),
        (T("corrected"), entry.Corrected is { } corrected ? corrected ? T("yes") : T("no") : null),
    ];

    protected override string Describe(PostureCheck entry, UnitSystem units) => NameOf(entry.Posture);

    /// <summary>The name of a posture, such as upright.</summary>
    public static string NameOf(BackPosture posture) => posture switch
    {
        BackPosture.Upright => T("upright"),
        BackPosture.Slouched => T("slouched"),
        _ => T("leaning"),
    };

    /// <summary>The name of a position, such as sitting.</summary>
    public static string NameOf(BodyPosition position) => position switch
    {
        BodyPosition.Sitting => T("sitting"),
        BodyPosition.Standing => T("standing"),
        _ => T("walking"),
    };
}
