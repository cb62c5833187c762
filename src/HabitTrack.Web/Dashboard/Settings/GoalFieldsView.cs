namespace HabitTrack.Web;

/// <summary>The fields that a goal is declared with.</summary>
public sealed record GoalFieldsView(
    ChoiceView Direction, FieldView Amount, FieldView Unit, ChoiceView Per, FieldView Days, IReadOnlyList<ChoiceOption> Weekdays, string? WeekdaysProblem)
{
    private const string Units = "Hangs and walks count seconds; workouts and stretches sessions; posture checks.";

    internal static GoalFieldsView Of(Goal? goal, PersonalCalendar calendar, Rejection? rejection)
    {
        string? Typed(string field) => rejection?.Form[field];
        string? Beside(string field) => rejection?.Beside(field, "goal." + field);
        var weekdays = rejection?.Form.Fields["weekday"].OfType<string>().ToList()
            ?? goal?.On?.Select(day => Words.Lower<DayOfWeek>(day)).ToList()
            ?? [];
        return new GoalFieldsView(
            ChoiceView.Of(
                "direction",
                "Reach it or stay under it?",
                Typed("direction") ?? (goal?.Direction == Domain.Direction.AtMost ? "atMost" : "atLeast"),
                Beside("direction"),
                ("atLeast", "At least"),
                ("atMost", "At most")),
            new FieldView("amount", "How much?", Typed("amount") ?? $"{goal?.Amount:0.###}", Beside("amount"), "", "number"),
            new FieldView("unit", "Of what?", Typed("unit") ?? goal?.Unit, Beside("unit"), Hint: Units),
            ChoiceView.Of(
                "per",
                "In what time?",
                Typed("per") ?? (goal?.Per == Domain.Per.EveryDays ? "everyDays" : Words.Lower(goal?.Per) is { Length: > 0 } per ? per : "day"),
                Beside("per"),
                ("day", "A day"),
                ("week", "A week"),
                ("month", "A month"),
                ("everyDays", "Every few days")),
            new FieldView("days", "Every how many days?", Typed("days") ?? goal?.Days?.ToString(), Beside("days"), "days", "number"),
            Enumerable.Range(0, 7)
                .Select(day => (DayOfWeek)(((int)calendar.WeekStartsOn + day) % 7))
                .Select(day => new ChoiceOption(Words.Lower<DayOfWeek>(day), Words.Weekday(day), weekdays.Contains(Words.Lower<DayOfWeek>(day))))
                .ToList(),
            Beside("on"));
    }
}
