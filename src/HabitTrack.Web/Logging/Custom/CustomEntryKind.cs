namespace HabitTrack.Web;

internal sealed class CustomEntryKind : EntryKind<Activity, ActivityRequest, CustomPage>
{
    public override HabitKind? Habit => HabitKind.Custom;

    public override string Label => T("Something else");

    public override void Map(IEndpointRouteBuilder routes) => routes.MapLog<ActivityRequest>("/v1/activities", "Log something of a custom habit");

    public override ActivityRequest Read(Form form) => new() { Amount = form.Number("amount", 0, Limits.MaxAmount) };

    public override IEnumerable<LogOption> Options(Goal goal, decimal? last, decimal? rest, UnitSystem units) => GoalUnits.IsYesOrNo(goal)
        ? [LogOption.Button(T("Done"), ("amount", "1"))]
        : [
            .. new[] { last, last is null || rest <= 2 * last ? rest : null }.OfType<decimal>().Distinct().Order()
                .Select(amount => LogOption.OfAmount("amount", amount, Words.Counted(amount, goal.Unit))),
            LogOption.Input("amount", Noun(2, goal.Unit)),
        ];

    protected override string Describe(Activity entry, UnitSystem units) =>
        entry.Unit is { } unit ? Words.Amount(entry.Amount, unit, units) : Words.Number(entry.Amount);
}
