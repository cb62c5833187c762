namespace HabitTrack.Web;

/// <summary>Streaks.</summary>
internal static class StreakEndpoints
{
    public static void MapStreaks(this IEndpointRouteBuilder routes)
    {
        var streaks = routes.MapGroup("").WithTags("Looking").IsConditional();
        streaks.MapGet("/v1/streaks", All).WithSummary("The streaks of every habit").Gives(Examples.Streaks);
        streaks.MapGet("/v1/streaks/{habit}", One).WithSummary("The streaks of a habit").Gives(Examples.Streak).Refuses("habit-not-started");
    }

    private static IResult All(PersonView person) => Answers.Ok(new StreakList(
        person.AsOf, person.Started.Select(habit => StreakView.Of(habit.Id, person.View(habit.Habit))).ToList()));

    private static IResult One(string habit, PersonView person) =>
        Answers.Ok(StreakView.Of(habit, person.View(person.Find(habit).Habit)));
}

/// <summary>The streaks of every habit, seen from a day.</summary>
internal sealed record StreakList(DateOnly AsOf, IReadOnlyList<StreakView> Streaks);
