using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>A command that starts every habit of the back-care plan. Existing habits are left unchanged.</summary>
/// <param name="Context">The person, author and time of the request.</param>
/// <param name="Goals">Goals that replace those of the plan, by habit.</param>
public sealed record StartBackCarePlan(RequestContext Context, IReadOnlyDictionary<string, Goal> Goals);

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
                new StreamCommand.ToHabit(habit.Habit, new EnsureHabitStarted(message.Goals.GetValueOrDefault(habit.Habit, habit.Goal))), by, at))],
            cancellation));
    }
}
