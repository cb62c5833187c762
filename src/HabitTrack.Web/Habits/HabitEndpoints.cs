using HabitTrack.Domain;
using Wolverine;

namespace HabitTrack.Web;

/// <summary>Habits: what they are, their goals, skips, pauses and life.</summary>
internal static class HabitEndpoints
{
    public static void MapHabits(this IEndpointRouteBuilder routes)
    {
        var habits = routes.MapGroup("").WithTags("Habits").IsPersonal();
        habits.MapGet("/v1/habits", List).WithSummary("All habits").Gives(Examples.Habits).IsConditional();
        habits.MapGet("/v1/habits/{habit}", Get).WithSummary("A habit: definition, goal history, pauses, skips").GivesTheHabit().IsConditional();
        habits.MapPut("/v1/habits/{habit}", Put)
            .WithSummary("Start a habit, or change what is given")
            .Takes(Examples.Bar)
            .Gives(Examples.Habit)
            .IsVersioned()
            .Refuses("kind-required", "goal-required", "kind-differs", "start-after-entry", "unit-not-allowed");
        habits.MapPost("/v1/habits/{habit}/goal", Declare)
            .WithSummary("Declare a new goal")
            .Takes(Examples.NewGoal)
            .GivesTheHabit()
            .Refuses("unit-not-allowed");
        habits.MapPost("/v1/habits/{habit}/skips", Skip).WithSummary("Skip a day").Takes(Examples.Skip).GivesTheHabit().Refuses("outside-life");
        habits.MapDelete("/v1/habits/{habit}/skips/{day}", Unskip).WithSummary("Let a skipped day count again").GivesTheHabit();
        habits.MapPost("/v1/habits/{habit}/pause", Pause)
            .WithSummary("Pause")
            .Takes(Examples.Pause)
            .GivesTheHabit()
            .Refuses("outside-life", "already-paused");
        habits.MapPost("/v1/habits/{habit}/resume", Resume).WithSummary("Resume").Takes(Examples.Turn).GivesTheHabit().Refuses("not-paused");
        habits.MapPost("/v1/habits/{habit}/archive", Archive)
            .WithSummary("Archive")
            .Takes(Examples.Turn)
            .GivesTheHabit()
            .Refuses("already-archived", "outside-life", "entries-after");
        habits.MapPost("/v1/habits/{habit}/reopen", Reopen)
            .WithSummary("Reopen")
            .Takes(Examples.Reopening)
            .GivesTheHabit()
            .Refuses("not-archived", "not-after-archive");
    }

    private static RouteHandlerBuilder GivesTheHabit(this RouteHandlerBuilder route) =>
        route.Gives(Examples.Habit).IsVersioned().Refuses("habit-not-started");

    private static async Task<IResult> List(Caller caller, PersonReader reader, CancellationToken cancellation)
    {
        var person = await reader.View(caller.Person, Seen.Now, cancellation);
        return Answers.Ok(new HabitList(
            person.Started.Select(habit => HabitBody.Of(habit.Id, habit.Habit, person, person.Find(habit.Id).Version)).ToList(), null));
    }

    private static async Task<IResult> Get(string habit, Caller caller, PersonReader reader, HttpResponse response, CancellationToken cancellation)
    {
        var person = await reader.View(caller.Person, Seen.Now, cancellation);
        var (found, _, version) = person.Find(habit);
        response.Headers.ETag = ETags.Of(version);
        return Answers.Ok(HabitBody.Of(habit, found, person, version));
    }

    private static Task<IResult> Put(
        string habit, Body<HabitRequest> body, Caller caller, IMessageBus bus, PersonReader reader, HttpResponse response, CancellationToken cancellation) =>
        HabitIdAttribute.IsHabitId(habit)
            ? Change(habit, body.Value.ToCommand(), body.Bytes, caller, bus, reader, response, cancellation)
            : throw new ProblemException(Problems.Invalid("habit", new HabitIdAttribute().FormatErrorMessage("habit")));

    private static Task<IResult> Declare(
        string habit, Body<DeclareGoalRequest> body, Caller caller, IMessageBus bus, PersonReader reader, HttpResponse response, CancellationToken cancellation) =>
        Change(habit, new DeclareGoal(body.Value.ToGoal(), body.Value.EffectiveFrom), body.Bytes, caller, bus, reader, response, cancellation);

    private static Task<IResult> Skip(
        string habit, Body<SkipRequest> body, Caller caller, IMessageBus bus, PersonReader reader, HttpResponse response, CancellationToken cancellation) =>
        Change(habit, new SkipDay(body.Value.Day!.Value, body.Value.Reason), body.Bytes, caller, bus, reader, response, cancellation);

    private static Task<IResult> Unskip(
        string habit, string day, Caller caller, IMessageBus bus, PersonReader reader, HttpResponse response, CancellationToken cancellation) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", out var skipped)
            ? Change(habit, new UnskipDay(skipped), default, caller, bus, reader, response, cancellation)
            : throw new ProblemException(Problems.Invalid("day", "day is a date such as 2026-11-22."));

    private static Task<IResult> Pause(
        string habit, Body<PauseRequest> body, Caller caller, IMessageBus bus, PersonReader reader, HttpResponse response, CancellationToken cancellation) =>
        Change(habit, new PauseHabit(body.Value.From), body.Bytes, caller, bus, reader, response, cancellation);

    private static Task<IResult> Resume(
        string habit, Body<TurnRequest> body, Caller caller, IMessageBus bus, PersonReader reader, HttpResponse response, CancellationToken cancellation) =>
        Change(habit, new ResumeHabit(body.Value.On), body.Bytes, caller, bus, reader, response, cancellation);

    private static Task<IResult> Archive(
        string habit, Body<TurnRequest> body, Caller caller, IMessageBus bus, PersonReader reader, HttpResponse response, CancellationToken cancellation) =>
        Change(habit, new ArchiveHabit(body.Value.On), body.Bytes, caller, bus, reader, response, cancellation);

    private static Task<IResult> Reopen(
        string habit, Body<TurnRequest> body, Caller caller, IMessageBus bus, PersonReader reader, HttpResponse response, CancellationToken cancellation) =>
        Change(habit, new ReopenHabit(body.Value.On), body.Bytes, caller, bus, reader, response, cancellation);

    /// <summary>Asks a change, and shows the habit as it then is.</summary>
    private static async Task<IResult> Change<TCommand>(
        string habit,
        TCommand command,
        ReadOnlyMemory<byte> body,
        Caller caller,
        IMessageBus bus,
        PersonReader reader,
        HttpResponse response,
        CancellationToken cancellation)
        where TCommand : HabitCommand
    {
        if (!HabitIdAttribute.IsHabitId(habit))
            throw new ProblemException(Problems.NotFound("habit-not-started", "There is no such habit. GET /v1/habits lists those there are."));

        var receipt = caller.KeyFor(body, StatusCodes.Status200OK);
        var result = await bus.InvokeAsync<CommandResult>(caller.ToHabit(habit, command, receipt), cancellation);
        if (result is CommandResult.Replayed)
            response.TellReplayed();
        else if (result is not CommandResult.Committed)
            return Problems.Of(result);

        return await Get(habit, caller, reader, response, cancellation);
    }
}
