namespace HabitTrack.Web;

/// <summary>The what-if page, ready to be shown.</summary>
/// <param name="Habits">What may be asked of each habit.</param>
/// <param name="TimeZone">Another zone.</param>
/// <param name="DayStartsAt">Another start of the day.</param>
/// <param name="Problem">What is wrong, where it belongs to no field.</param>
/// <param name="Answers">What would be; null before it was asked.</param>
public sealed record WhatIfPageView(
    IReadOnlyList<WhatIfFields> Habits, FieldView TimeZone, FieldView DayStartsAt, string? Problem, IReadOnlyList<WhatIfAnswer>? Answers)
{
    /// <summary>The name of a habit's field for another amount.</summary>
    internal static string Amount(string habit) => habit + ".amount";

    /// <summary>The name of a habit's field for how many misses a streak survives.</summary>
    internal static string Forgive(string habit) => habit + ".forgive";

    internal static WhatIfPageView Of(Form form, PersonView person, ReplayAnswer? answer, Rejection? rejection)
    {
        var settings = person.Person.Settings;
        var habits = person.Started.ToDictionary(habit => habit.Id, StringComparer.Ordinal);
        FieldView Field(string name, string label, string value, string? api = null) =>
            new(name, label, form.Text(name) ?? value, rejection?.Beside(name, api ?? name), Type: "number");
        var fields = habits.Values.Select(habit =>
        {
            var goal = person.View(habit.Habit).Goal;
            return new WhatIfFields(
                Kinds.NameOf(habit.Definition.Kind),
                habit.Definition.Details.Name,
                Words.Capital(Words.Goal(goal, settings.Units)),
                Field(Amount(habit.Id), goal.Direction == Direction.AtLeast ? "At least" : "At most", $"{goal.Amount:0.###}", $"rules.goals.{habit.Id}.amount") with { Unit = goal.Unit },
                Field(Forgive(habit.Id), "Forgive", habit.Definition.Details.Forgive.ToString(), $"rules.forgive.{habit.Id}") with { Unit = "in a row" });
        }).ToList();
        var (zone, start) = (
            Field("timeZone", "Time zone", settings.TimeZone, "rules.timeZone") with { Type = "text" },
            Field("dayStartsAt", "A day starts at", settings.DayStartsAt.ToString("HH:mm"), "rules.dayStartsAt") with { Type = "time" });
        var isBeside = fields.SelectMany(habit => new[] { habit.Amount, habit.Forgive }).Append(zone).Append(start).Any(field => field.Problem is not null);
        return new WhatIfPageView(
            fields,
            zone,
            start,
            isBeside ? null : rejection?.Message,
            answer?.Habits
                .Select(view => WhatIfAnswer.Of(view, habits[view.Habit].Definition, person.View(habits[view.Habit].Habit).Goal, settings.Units))
                .OrderByDescending(habit => habit.Changes)
                .ToList());
    }
}

/// <summary>What may be asked of a habit.</summary>
public sealed record WhatIfFields(string Kind, string Name, string Goal, FieldView Amount, FieldView Forgive);

/// <summary>A habit as it is beside what it would be.</summary>
/// <param name="Rows">Each figure: what it is called, as it is, and as it would be.</param>
/// <param name="Days">The days that went otherwise, the latest first.</param>
/// <param name="More">How many more of them there are.</param>
/// <param name="Changes">Whether anything would be otherwise.</param>
public sealed record WhatIfAnswer(string Habit, string Kind, string Name, bool Changes, IReadOnlyList<WhatIfRow> Rows, IReadOnlyList<FactView> Days, int More)
{
    private const int DaysShown = 12;

    internal static WhatIfAnswer Of(WhatIfView view, HabitDefinition definition, Goal goal, UnitSystem units)
    {
        var (actual, replayed, days) = (view.Actual, view.Replayed, view.Difference.Days);
        string Rate(decimal? rate) => rate is { } some ? Words.Percent(some) : "–";
        return new WhatIfAnswer(
            view.Habit,
            Kinds.NameOf(definition.Kind),
            definition.Details.Name,
            days.Count > 0 || view.Difference is not { CurrentLength: 0, LongestLength: 0, Strength: 0 },
            [
                new("Current streak", Words.Counted(actual.Current.Length, actual.Unit), Words.Counted(replayed.Current.Length, replayed.Unit)),
                new("Longest streak", Words.Counted(actual.Longest.Length, actual.Unit), Words.Counted(replayed.Longest.Length, replayed.Unit)),
                new("Strength", Words.Percent((decimal)actual.Strength), Words.Percent((decimal)replayed.Strength)),
                new("Goal met", Rate(actual.MetRate), Rate(replayed.MetRate)),
            ],
            days.Reverse().Take(DaysShown).Select(day => new FactView(Words.ShortDay(day.Day), Said(day, goal, units), null)).ToList(),
            Math.Max(0, days.Count - DaysShown));
    }

    private static string Said(ChangedDay day, Goal goal, UnitSystem units)
    {
        string Status(PeriodStatus? status) => status is { } some ? Words.Lower<PeriodStatus>(some) : "not due";
        return day.Actual != day.Replayed
            ? $"{Status(day.Actual)} → {Status(day.Replayed)}"
            : $"{Words.Amount(day.ActualTotal, goal.Unit, units)} → {Words.Amount(day.ReplayedTotal, goal.Unit, units)}";
    }
}

/// <summary>A figure as it is and as it would be.</summary>
public sealed record WhatIfRow(string Name, string Actual, string Replayed);
