namespace HabitTrack.Web;

/// <summary>The story of the last week in words, and the address of its suggestion.</summary>
internal static class StoryWords
{
    /// <summary>The story of the last whole week; null if nothing was due in it.</summary>
    public static WeeklyStory? Of(PersonView person) => WeeklyStory.Of(
        [.. person.Started.Where(habit => habit.Definition.ArchivedOn is null).Select(habit => (habit.Id, person.View(habit.Habit)))], person.Person, person.AsOf);

    /// <summary>How many goals of a habit were met in the week and in the one before.</summary>
    public static string Met(HabitWeek week) =>
        $"{week.Met} of {Words.Counted(week.Due, "goals")} met" + (week.DueBefore == 0 ? "" : $", {week.MetBefore} of {week.DueBefore} the week before");

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
        SuggestionKind.FewerWeekdays =>
            $"In the last four weeks, it was met on {suggestion.WouldBeMet} of {Words.Counted(suggestion.WouldBeDue, "days")} then, and nearly never on the other days.",
        SuggestionKind.LowerGoal =>
            $"In the last four weeks, you met the goal {suggestion.Met} times of {suggestion.Due}. You would have met this one {suggestion.WouldBeMet} times.",
        _ => $"You met the goal each time in the last four weeks. You would have met this one {suggestion.WouldBeMet} times of {suggestion.WouldBeDue}, too.",
    };
}
