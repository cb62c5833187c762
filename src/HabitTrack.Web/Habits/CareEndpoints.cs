using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HabitTrack.Web;

/// <summary>Endpoints for exercises and the starter plan.</summary>
internal static class CareEndpoints
{
    public static void MapCare(this IEndpointRouteBuilder routes)
    {
        var care = routes.MapGroup("").WithTags("Care").IsPersonal();
        care.MapGet("/v1/exercises", List).WithSummary("The catalogue, and the person's own exercises").IsConditional();
        care.MapPut("/v1/exercises/{key}", Put)
            .WithSummary("Describe an exercise of one's own")
            .Refuses("built-in");
        care.MapPost("/v1/plans/back-care", Start)
            .WithSummary("Start the back-care plan")
            .ChangesManyStreams()
            .Refuses("unit-in-use", "unit-differs", "unit-not-allowed");
    }

    private static async Task<ExerciseList> List(Caller caller, PersonReader reader, CancellationToken cancellation)
    {
        var person = (await reader.State(caller.Person, cancellation)).Profile.Profile;
        return new ExerciseList(
            [.. ExerciseCatalogue.All.Select(exercise => new ExerciseBody(exercise, false)), .. person.Exercises.Select(own => new ExerciseBody(own, true))],
            null);
    }

    private static async Task<Results<Ok<ExerciseBody>, Problem>> Put(string key, Body<ExerciseRequest> body, [AsParameters] ApiRequest api)
    {
        if (!Limits.IsExerciseKey(key))
            return Problems.Invalid("key", new ExerciseKeyAttribute().MessageFor("key"));

        var exercise = body.Value.ToExercise(key);
        var problem = await api.Execute(new DescribeOwnExercise(api.Caller.Context(api.Caller.KeyFor(body.Bytes)), new DescribeExercise(exercise)));
        return problem is null ? TypedResults.Ok(new ExerciseBody(exercise, true)) : problem;
    }

    private static async Task<Results<Ok<HabitList>, Problem>> Start(Body<PlanRequest> body, [AsParameters] ApiRequest api)
    {
        if (body.Value.Goals?.Keys.FirstOrDefault(id => BackCarePlan.Habits.All(habit => habit.Habit != id)) is { } unknown)
            return Problems.Invalid(
                $"$.goals.{unknown}", $"The plan has no such habit. Use one of {string.Join(", ", BackCarePlan.Habits.Select(habit => habit.Habit))}.");
        if (api.ProblemOf(await StartPlan(body.Value, body.Bytes, api)) is { } problem)
            return problem;
        var person = await api.View();
        return TypedResults.Ok(new HabitList(
            BackCarePlan.Habits
                .Select(habit => HabitBody.Of(habit.Habit, person.Find(habit.Habit).Habit, person, person.VersionOf(habit.Habit)))
                .ToList(),
            null));
    }

    /// <returns>The result that prevented the start, including a replay; null if the plan was started.</returns>
    public static async Task<CommandResult?> StartPlan(
        PlanRequest request, ReadOnlyMemory<byte> body, ApiRequest api, IReadOnlyDictionary<string, string>? names = null)
    {
        var goals = request.Goals ?? new Dictionary<string, GoalRequest>();
        var context = api.Caller.Context(api.Caller.KeyFor(body));
        var plan = new StartBackCarePlan(context, goals.ToDictionary(goal => goal.Key, goal => goal.Value.ToGoal(), StringComparer.Ordinal), names);
        var results = await api.Bus.InvokeAsync<CommandResults>(plan, api.Cancellation);
        if (results.BlockingResult is not CommandResult.Refused { Refusal: { Field: { } field } refusal } refused)
            return results.BlockingResult;

        var habit = BackCarePlan.Habits[results.All.ToList().IndexOf(refused)].Habit;
        return new CommandResult.Refused(refusal with { Field = field.Replace("goal.", $"goals.{habit}.", StringComparison.Ordinal) });
    }
}

/// <summary>All exercises.</summary>
internal sealed record ExerciseList(IReadOnlyList<ExerciseBody> Exercises, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);

/// <summary>An exercise for clients.</summary>
internal sealed record ExerciseBody(
    string Key,
    string Description,
    IReadOnlyList<Muscle> Primary,
    IReadOnlyList<Muscle> Secondary,
    string? Needs,
    ExerciseKind Kind,
    string? Caution,
    bool Traumatic,
    bool Own)
{
    public ExerciseBody(Exercise exercise, bool own)
        : this(
            exercise.Key,
            exercise.Description,
            exercise.Primary,
            exercise.Secondary,
            exercise.Needs,
            exercise.Kind,
            exercise.Caution,
            exercise.Traumatic,
            own)
    {
    }
}

/// <summary>A custom exercise of the person.</summary>
internal sealed record ExerciseRequest
{
    [RequiredField, Name(Limits.DescriptionLength)]
    public string? Description { get; init; }

    [MaxLength(3)]
    public IReadOnlyList<Muscle>? Primary { get; init; }

    [MaxLength(3)]
    public IReadOnlyList<Muscle>? Secondary { get; init; }

    [Name(Limits.NameLength)]
    public string? Needs { get; init; }

    [RequiredField]
    public ExerciseKind? Kind { get; init; }

    [Name(Limits.DescriptionLength)]
    public string? Caution { get; init; }

    public bool? Traumatic { get; init; }

    public Exercise ToExercise(string key) =>
        new(key, Description!, Primary ?? [], Secondary ?? [], Needs, Kind!.Value, Caution, Traumatic ?? false);
}
