using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>A command that starts every habit of the back-care plan. Existing habits are left unchanged unless a goal is given for them.</summary>
/// <param name="Context">The person, author and time of the request.</param>
/// <param name="Goals">Goals that replace those of the plan and of existing habits, by habit.</param>
/// <param name="Names">Names of habits that are started, by habit; null for those of the plan.</param>
public sealed record StartBackCarePlan(RequestContext Context, IReadOnlyDictionary<string, Goal> Goals, IReadOnlyDictionary<string, string>? Names = null);

/// <summary>Handles <see cref="StartBackCarePlan"/>.</summary>
public static class StartBackCarePlanHandler
{
    /// <returns>One result per habit, in the order of the plan.</returns>
    public static async Task<CommandResults> Handle(StartBackCarePlan message, CommandBatch batch, CancellationToken cancellation)
    {
        var (by, at) = (message.Context.By, message.Context.At);
        return new(await batch.ExecuteTogether(
            message.Context,
            [.. BackCarePlan.Habits.Select(habit => new PersonCommand(
                new StreamCommand.ToHabit(habit.Habit, CommandOf(habit.Habit, habit.Goal, message)), by, at))],
            cancellation));
    }

    private static HabitCommand CommandOf(string habit, Goal goal, StartBackCarePlan plan) => plan.Goals.TryGetValue(habit, out var given)
        ? new PutHabit(null, null, given, null, null, null, null)
        : new EnsureHabitStarted(goal, plan.Names?.GetValueOrDefault(habit));
}
