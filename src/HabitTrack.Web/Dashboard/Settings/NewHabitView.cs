namespace HabitTrack.Web;

/// <summary>The page that a habit is started on.</summary>
public sealed record NewHabitView(
    Guid Key, ChoiceView Kind, FieldView Name, GoalFieldsView Goal, FieldView Forgive, FieldView StartedOn, string? Problem)
{
    private static readonly string[] Known =
    [
        "kind", "name", "forgive", "startedOn",
        "direction", "amount", "unit", "per", "days", "on", "goal.direction", "goal.amount", "goal.unit", "goal.days", "goal.on",
    ];

    internal static NewHabitView Of(PersonView person, Rejection? rejection, Guid key)
    {
        FieldView Field(string name, string label, string? value, string? unit = null) =>
            new(name, label, rejection?.Form[name] ?? value, rejection?.Beside(name), unit, unit is null ? "text" : "number");
        return new NewHabitView(
            key,
            ChoiceView.Of(
                "kind",
                "What is it?",
                rejection?.Form["kind"] ?? "custom",
                rejection?.Beside("kind"),
                Enum.GetValues<HabitKind>().Reverse().Select(kind => (Kinds.NameOf(kind), HabitKinds.DefaultsOf(kind)?.Name ?? "Something of my own"))),
            Field("name", "Name", null),
            GoalFieldsView.Of(null, person.Calendar, rejection),
            Field("forgive", "Missed in a row that a streak survives", "0", ""),
            Field("startedOn", "From", Words.Iso(person.Today)) with { Type = "date" },
            rejection is null || Known.Any(field => rejection.Beside(field) is not null) ? null : rejection.Message);
    }
}
