namespace HabitTrack.Web;

/// <summary>The page that a habit is changed on.</summary>
/// <param name="Act">The change that was refused; null for none.</param>
/// <param name="Problem">Why, where it belongs to no field.</param>
/// <param name="State">paused, archived, or on.</param>
public sealed record HabitEditView(
    string Habit,
    string Kind,
    string Name,
    Guid Key,
    string? Act,
    string? Problem,
    string State,
    FieldView NameField,
    FieldView Forgive,
    FieldView Order,
    FieldView StartedOn,
    string Goal,
    GoalFieldsView GoalFields,
    FieldView EffectiveFrom,
    FieldView SkipDay,
    FieldView Reason,
    FieldView On,
    IReadOnlyList<FactView> Pauses,
    IReadOnlyList<SkipView> Skips)
{
    internal static HabitEditView Of(string id, PersonView person, string? act, Rejection? rejection, Guid key)
    {
        var (habit, definition, version) = person.Find(id);
        var body = HabitBody.Of(id, habit, person, version);
        var today = Words.Iso(person.Today);
        FieldView Field(string of, string name, string label, string? value, string? unit = null) => act == of
            ? new(name, label, rejection?.Form[name] ?? value, rejection?.Beside(name), unit, unit is null ? "text" : "number")
            : new(name, label, value, null, unit, unit is null ? "text" : "number");
        return new HabitEditView(
            id,
            Kinds.NameOf(definition.Kind),
            definition.Details.Name,
            key,
            act,
            rejection?.Message,
            definition.ArchivedOn is not null ? "archived" : body.Paused ? "paused" : "on",
            Field("details", "name", "Name", definition.Details.Name),
            Field("details", "forgive", "Missed in a row that a streak survives", definition.Details.Forgive.ToString(), ""),
            Field("details", "order", "Place in lists", definition.Details.Order.ToString(), "lower comes first"),
            Field("details", "startedOn", "Began on", Words.Iso(definition.Start)) with { Type = "date" },
            Words.Capital(Words.Goal(body.Goal, person.Person.Settings.Units)),
            GoalFieldsView.Of(body.Goal, person.Calendar, act == "goal" ? rejection : null),
            Field("goal", "effectiveFrom", "From", today) with { Type = "date" },
            Field("skip", "day", "Day", today) with { Type = "date" },
            Field("skip", "reason", "Why", null),
            Field(act ?? "pause", "on", "From", today) with { Type = "date" },
            body.Pauses.Select(pause => new FactView(Words.Date(pause.From), pause.To is { } to ? Words.Date(to) : "now", null)).ToList(),
            body.Skips.OrderByDescending(skip => skip.Day).Select(skip => new SkipView(Words.Iso(skip.Day), Words.Date(skip.Day), skip.Reason)).ToList());
    }
}

/// <summary>A skipped day.</summary>
public sealed record SkipView(string Day, string Text, string? Reason);
