namespace HabitTrack.Web;

/// <summary>The settings page, ready to be shown.</summary>
/// <param name="Habits">Every habit: what it is called, what it asks, and where it is changed.</param>
/// <param name="HasPlan">Whether the whole starter plan is on.</param>
/// <param name="Done">What was done a moment ago; null for nothing.</param>
/// <param name="Issued">What was issued a moment ago; null for nothing.</param>
/// <param name="Sharing">Links to show something by; null for whoever may not make any.</param>
/// <param name="Tokens">Tokens and browsers; null where none is asked for, or they are not for whoever looks.</param>
/// <param name="Export">The file to import; null for whoever may not.</param>
public sealed record SettingsView(
    Guid Key,
    string? Problem,
    string? Done,
    IssuedView? Issued,
    SharingView? Sharing,
    TokensView? Tokens,
    FieldView? Export,
    FieldView Name,
    FieldView TimeZone,
    FieldView DayStartsAt,
    ChoiceView WeekStartsOn,
    ChoiceView Units,
    bool BackCondition,
    IReadOnlyList<string> Zones,
    IReadOnlyList<HabitLine> Habits,
    bool HasPlan)
{
    internal const string Action = "/settings";

    private const int MostTokens = 200;

    private static readonly string[] Fields = ["name", "timeZone", "dayStartsAt", "weekStartsOn", "units"];

    private const string DayStart = "Up to 12:00. What is done before belongs to the day before.";

    private static readonly IReadOnlyList<string> KnownZones = TimeZoneInfo.GetSystemTimeZones()
        .Select(zone => zone.Id)
        .Where(zone => zone.Contains('/', StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .ToList();

    internal static async Task<SettingsView> Read(PersonView person, SettingsAnswer answer, Visit visit)
    {
        var (principal, view) = (visit.Principal, Of(person, answer.To(Action), visit.NewId()) with { Done = answer.Done });
        if (!principal.Scopes.Contains(Scope.Log) || !principal.Scopes.Contains(Scope.Read))
            return view;

        var http = visit.Response.HttpContext;
        var tokens = await http.RequestServices.GetRequiredService<AccessRegister>().Tokens(visit.Caller.Person, null, MostTokens, visit.Cancellation);
        return view with
        {
            Issued = IssuedView.Of(answer.Issued, person, http.Request),
            Sharing = SharingView.Of(person, tokens, answer.To(SharingView.Action), visit),
            Tokens = principal.Token is null ? null : TokensView.Of(person, tokens, answer.To(TokensView.Action), visit),
            Export = ImportForm.Field(answer.To(ImportForm.Action)),
        };
    }

    private static SettingsView Of(PersonView person, Rejection? rejection, Guid key)
    {
        var settings = person.Person.Settings;
        FieldView Field(string name, string label, string? value) => FieldView.Of(rejection, name, label, value);
        ChoiceView Choice(string name, string label, string value, params IEnumerable<(string, string)> options) =>
            ChoiceView.Of(name, label, rejection?.Form[name] ?? value, rejection?.Beside(name), options);
        return new SettingsView(
            key,
            rejection is null || Fields.Any(field => rejection.Beside(field) is not null) ? null : rejection.Message,
            null,
            null,
            null,
            null,
            null,
            Field("name", "Your name", settings.Name),
            Field("timeZone", "Time zone", settings.TimeZone) with { Hint = "Such as Europe/Paris. What is recorded keeps its day." },
            Field("dayStartsAt", "A day starts at", settings.DayStartsAt.ToString("HH:mm")) with { Type = "time", Hint = DayStart },
            Choice("weekStartsOn", "A week starts on", Words.Lower<DayOfWeek>(settings.WeekStartsOn), [("monday", "Monday"), ("sunday", "Sunday"), ("saturday", "Saturday")]),
            Choice("units", "Units", Words.Lower<UnitSystem>(settings.Units), [("metric", "Metric"), ("imperial", "Imperial")]),
            rejection?.Form.Has("backCondition") ?? settings.BackCondition,
            KnownZones,
            person.Started.Select(habit => HabitLine.Of(habit.Id, habit.Habit, person)).ToList(),
            BackCarePlan.Habits.All(planned => person.Started.Any(habit => habit.Id == planned.Habit)));
    }
}

/// <summary>A habit in a list.</summary>
public sealed record HabitLine(string Habit, string Kind, string Name, string Goal, string? State)
{
    internal static HabitLine Of(string id, Habit habit, PersonView person)
    {
        var definition = habit.Definition!;
        return new HabitLine(
            id,
            Kinds.NameOf(definition.Kind),
            definition.Details.Name,
            Words.Capital(Words.Goal(person.View(habit).Goal, person.Person.Settings.Units)),
            definition.ArchivedOn is not null ? "archived" : definition.IsPaused(person.AsOf) ? "paused" : null);
    }
}
