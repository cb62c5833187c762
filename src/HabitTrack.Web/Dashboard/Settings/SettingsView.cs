using HabitTrack.Domain;

namespace HabitTrack.Web;

/// <summary>The settings page, ready to be shown.</summary>
/// <param name="Habits">Every habit: what it is called, what it asks, and where it is changed.</param>
/// <param name="HasPlan">Whether the whole starter plan is on.</param>
public sealed record SettingsView(
    Guid Key,
    string? Problem,
    bool IsSaved,
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
    private static readonly string[] Fields = ["name", "timeZone", "dayStartsAt", "weekStartsOn", "units"];

    private const string DayStart = "Up to 12:00. What is done before belongs to the day before.";

    private static readonly IReadOnlyList<string> KnownZones = TimeZoneInfo.GetSystemTimeZones()
        .Select(zone => zone.Id)
        .Where(zone => zone.Contains('/', StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .ToList();

    internal static SettingsView Of(PersonView person, Rejection? rejection, bool isSaved, Guid key)
    {
        var settings = person.Person.Settings;
        FieldView Field(string name, string label, string? value) => new(name, label, rejection?.Form[name] ?? value, rejection?.Beside(name));
        ChoiceView Choice(string name, string label, string value, params IEnumerable<(string, string)> options) =>
            ChoiceView.Of(name, label, rejection?.Form[name] ?? value, rejection?.Beside(name), options);
        return new SettingsView(
            key,
            rejection is null || Fields.Any(field => rejection.Beside(field) is not null) ? null : rejection.Message,
            isSaved,
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
