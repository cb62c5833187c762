namespace HabitTrack.Web;

/// <summary>The story of the last week in words, and the address of its suggestion.</summary>
internal static class StoryWords
{
    /// <summary>The story of the last whole week; null if nothing was due in it.</summary>
    public static WeeklyStory? Of(PersonView person) => WeeklyStory.Of(
        [.. person.Started.Where(habit => habit.Definition.ArchivedOn is null).Select(habit => (habit.Id, person.View(habit.Habit)))], person.Person, person.AsOf);

    /// <summary>How many goals of a habit were met in the week and in the one before.</summary>
    public static string Met(HabitWeek week) =>
        T("{0} of {1} met", week.Met, Words.Counted(week.Due, "goals"))
        + (week.DueBefore == 0 ? "" : ", " + T("{0} of {1} the week before", week.MetBefore, week.DueBefore));

    /// <summary>The address of the what-if page with a suggested goal.</summary>
    public static string AddressOf(Suggestion suggestion)
    {
        var (habit, goal) = (suggestion.Habit, suggestion.Goal);
        var weekdays = string.Concat((goal.On ?? []).Select(day => $"&{WhatIfPage.On(habit)}={Words.Lower(day)}"));
        return $"/what-if?habit={habit}&{WhatIfPage.Amount(habit)}={Words.FieldValue(goal.Amount)}{weekdays}";
    }

    /// <summary>Why a goal is suggested.</summary>
    public static string ReasonOf(Suggestion suggestion) => suggestion.Kind switch
    {
        SuggestionKind.FewerWeekdays => T(
            "In the last four weeks, it was met on {0} of {1} days then, and nearly never on the other days.", suggestion.WouldBeMet, suggestion.WouldBeDue),
        SuggestionKind.LowerGoal => T(
            "In the last four weeks, you met the goal {0} times of {1}. You would have met this one {2} times.", suggestion.Met, suggestion.Due, suggestion.WouldBeMet),
        _ => T(
            "You met the goal each time in the last four weeks. You would have met this one {0} times of {1}, too.", suggestion.WouldBeMet, suggestion.WouldBeDue),
    };
}
