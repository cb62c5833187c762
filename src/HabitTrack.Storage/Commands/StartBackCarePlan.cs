using HabitTrack.Domain;
using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>Start every habit of the back-care plan; those that exist stay as they are.</summary>
/// <param name="Context">Who asks.</param>
/// <param name="Goals">Other goals than the plan's, by habit.</param>
public sealed record StartBackCarePlan(RequestContext Context, IReadOnlyDictionary<string, Goal> Goals);

/// <summary>Handles <see cref="StartBackCarePlan"/>.</summary>
public static class StartBackCarePlanHandler
{
    /// <returns>One result per habit of the plan, in its order.</returns>
    public static async Task<CommandResults> Handle(StartBackCarePlan message, CommandBatch batch, CancellationToken cancellation)
    {
        var (by, at) = (message.Context.By, message.Context.At);
        return new(await batch.ExecuteTogether(
            message.Context,
            [.. BackCarePlan.Habits.Select(habit => new PersonCommand(
                habit.Habit, new EnsureHabitStarted(message.Goals.GetValueOrDefault(habit.Habit, habit.Goal)), by, at))],
            cancellation));
    }
}
