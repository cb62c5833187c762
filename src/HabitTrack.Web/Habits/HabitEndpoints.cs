using Microsoft.AspNetCore.Http.HttpResults;

namespace HabitTrack.Web;

/// <summary>Endpoints for habits: definitions, goals, skips, pauses and archiving.</summary>
internal static class HabitEndpoints
{
    public static void MapHabits(this IEndpointRouteBuilder routes)
    {
        var habits = routes.MapGroup("/v1").WithTags("Habits").IsPersonal();
        habits.MapGet("/habits", List).WithSummary("All habits").IsConditional();
        habits.MapGet("/habits/{habit}", Get)
            .WithSummary("A habit: definition, goal history, pauses, skips")
            .IsVersioned()
            .IsConditional()
            .Refuses("habit-not-started");
        habits.MapPut("/habits/{habit}", Put)
            .WithSummary("Start a habit, or change what is given")
            .IsVersioned()
            .Refuses("kind-required", "goal-required", "kind-differs", "name-taken", "start-after-entry", "unit-in-use", "unit-not-allowed");
        habits.MapDelete("/habits/{habit}", Remove)
            .WithSummary("Remove a habit that has no entry")
            .Refuses("habit-not-started", "habit-has-entries");
        habits.MapChange("goal", (DeclareGoalRequest goal) => new DeclareGoal(goal.ToGoal(), goal.EffectiveFrom))
            .WithSummary("Declare a new goal")
            .Refuses("unit-in-use", "unit-not-allowed");
        habits.MapChange("skips", (SkipRequest skip) => skip.ToCommand()).WithSummary("Skip a day, or a range of days").Refuses("outside-life");
        habits.MapDelete("/habits/{habit}/skips/{day}", Unskip)
            .WithSummary("Let a skipped day count again")
            .IsVersioned()
            .Refuses("habit-not-started");
        habits.MapChange("pause", (PauseRequest pause) => pause.ToCommand())
            .WithSummary("Pause, until a day or until it is resumed")
            .Refuses("outside-life", "already-paused", "pause-ends-before-it-begins");
        habits.MapChange("resume", (TurnRequest turn) => new ResumeHabit(turn.On)).WithSummary("Resume").Refuses("not-paused");
        habits.MapChange("archive", (TurnRequest turn) => new ArchiveHabit(turn.On))
            .WithSummary("Archive")
            .Refuses("already-archived", "outside-life", "entries-after");
        habits.MapChange("reopen", (TurnRequest turn) => new ReopenHabit(turn.On))
            .WithSummary("Reopen")
            .Refuses("not-archived", "not-after-archive", "name-taken");
    }

    /// <summary>Maps an endpoint that changes a habit.</summary>
    private static RouteHandlerBuilder MapChange<TRequest, TCommand>(this IEndpointRouteBuilder habits, string change, Func<TRequest, TCommand> command)
        where TRequest : class
        where TCommand : HabitCommand =>
        habits
            .MapPost(
                "/habits/{habit}/" + change,
                (string habit, Body<TRequest> body, [AsParameters] ApiRequest api) => Change(habit, command(body.Value), body.Bytes, api))
            .IsVersioned()
            .Refuses("habit-not-started");

    private static async Task<HabitList> List(Caller caller, PersonReader reader, CancellationToken cancellation)
    {
        var person = await reader.View(caller.Person, ViewTime.Now, cancellation);
        return new HabitList(person.Started.Select(habit => HabitBody.Of(habit.Id, habit.Habit, person, person.VersionOf(habit.Id))).ToList(), null);
    }

    private static async Task<HabitBody> Get(string habit, [AsParameters] ApiRequest api)
    {
        var person = await api.View();
        var (found, _, version) = person.Find(habit);
        api.SetVersion(version);
        return HabitBody.Of(habit, found, person, version);
    }

    private static async Task<Results<Ok<HabitBody>, NoContent, Problem>> Put(string habit, Body<HabitRequest> body, [AsParameters] ApiRequest api) =>
        Limits.IsHabitId(habit)
            ? await Change(habit, body.Value.ToCommand(), body.Bytes, api)
            : Problems.Invalid("habit", new HabitIdAttribute().MessageFor("habit"));

    private static async Task<Results<Ok<HabitBody>, NoContent, Problem>> Unskip(string habit, string day, [AsParameters] ApiRequest api) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", out var skipped)
            ? await Change(habit, new UnskipDay(skipped), default, api)
            : Problems.Invalid("day", "day is a date such as 2026-11-22.");

    private static async Task<Results<NoContent, Problem>> Remove(string habit, [AsParameters] ApiRequest api)
    {
        var problem = await Execute(habit, new RemoveHabit(), api.Caller.KeyFor(status: StatusCodes.Status204NoContent), api);
        return problem is null ? TypedResults.NoContent() : problem;
    }

    /// <summary>Executes a command and returns the changed habit; nothing if it was removed since the request was first executed.</summary>
    private static async Task<Results<Ok<HabitBody>, NoContent, Problem>> Change<TCommand>(
        string habit, TCommand command, ReadOnlyMemory<byte> body, ApiRequest api)
        where TCommand : HabitCommand
    {
        if (await Execute(habit, command, api.Caller.KeyFor(body), api) is { } problem)
            return problem;
        return (await api.View()).FindStarted(habit) is null ? TypedResults.NoContent() : TypedResults.Ok(await Get(habit, api));
    }

    private static async Task<Problem?> Execute<TCommand>(string habit, TCommand command, Receipt? receipt, ApiRequest api)
        where TCommand : HabitCommand =>
        Limits.IsHabitId(habit) ? await api.Execute(api.Caller.ToHabit(habit, command, receipt)) : Problems.NoSuchHabit;
}
