using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace HabitTrack.Web;

/// <summary>
/// The time of a view: <c>asOf</c> is the day of evaluation, and <c>knownAt</c> excludes events that were recorded later. Bound from the query string.
/// </summary>
public sealed record ViewTime(DateOnly? AsOf, DateTimeOffset? KnownAt)
{
    public static readonly ViewTime Now = new(null, null);

    public static ViewTime Of(IQueryCollection query) => new(Query.Day(query, "asOf"), Query.Instant(query, "knownAt"));

    public static ValueTask<ViewTime?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<ViewTime?>(Of(context.Request.Query));
}

/// <summary>The caller's habits as of a day. Minimal APIs bind it as a parameter.</summary>
public sealed class PersonView : IEndpointParameterMetadataProvider
{
    private readonly PersonState state;

    public PersonView(PersonState state, ViewTime time, DateTimeOffset now)
    {
        this.state = state;
        KnownAt = time.KnownAt;
        Person = state.Profile.Profile;
        Calendar = Person.Calendar;
        Minute = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        Today = Calendar.DayOf(now);
        AsOf = time.AsOf ?? Today;
    }

    public Profile Person { get; }

    public PersonalCalendar Calendar { get; }

    /// <summary>The current time or <c>knownAt</c>, truncated to the minute.</summary>
    public DateTimeOffset Minute { get; }

    /// <summary>The person's current day.</summary>
    public DateOnly Today { get; }

    /// <summary>The day of evaluation.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Whether the day of evaluation is the current day.</summary>
    public bool IsToday => AsOf == Today;

    /// <summary>Events recorded after this instant are excluded; null for the current state.</summary>
    public DateTimeOffset? KnownAt { get; }

    /// <summary>The number of events that the view was built from. Streams are append-only, so equal versions mean equal data.</summary>
    public long Version => state.Version;

    /// <summary>When the last of these events was recorded.</summary>
    public DateTimeOffset RecordedAt => state.RecordedAt;

    /// <summary>The version of a habit's stream or of the profile stream.</summary>
    public long VersionOf(string stream) => state.VersionOf(stream);

    /// <summary>The habits that have started, in the person's order.</summary>
    public IEnumerable<(string Id, HabitState Habit, HabitDefinition Definition)> Started => state.Habits
        .Where(habit => habit.Value.Habit.Definition is not null)
        .Select(habit => (habit.Key, habit.Value, habit.Value.Habit.Definition!.In(Calendar)))
        .OrderBy(habit => habit.Item3.Details.Order)
        .ThenBy(habit => habit.Item3.Kind)
        .ThenBy(habit => habit.Key, StringComparer.Ordinal);

    /// <summary>Whether a habit of the starter plan has not started.</summary>
    public bool MayStartPlan => !BackCarePlan.Habits.All(planned => Started.Any(habit => habit.Id == planned.Habit && habit.Definition.HasLife));

    public static async ValueTask<PersonView?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        await Of(context, ViewTime.Of(context.Request.Query));

    public static ValueTask<PersonView> Of(HttpContext context, ViewTime time) =>
        context.RequestServices.GetRequiredService<PersonReader>().View(Principal.PersonOf(context), time, context.RequestAborted);

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new QueryParameters(() => [Parameters.AsOf, Parameters.KnownAt]));

    /// <exception cref="ProblemException">404: the habit does not exist.</exception>
    public (HabitState Habit, HabitDefinition Definition, long Version) Find(string id) =>
        state.Habit(id) is { Habit.Definition: { } definition } habit
            ? (habit, definition.In(Calendar), habit.Version)
            : throw new ProblemException(Problems.NoSuchHabit);

    /// <summary>The state of a habit; null if it has not started or was removed.</summary>
    public HabitState? FindStarted(string id) => state.Habit(id) is { Habit.Definition: not null } habit ? habit : null;

    /// <summary>Evaluates a habit on the day of evaluation.</summary>
    public HabitView View(HabitState habit) => habit.View(Calendar, AsOf, isFuture: AsOf > Today)!;

    /// <summary>Evaluates all habits of a kind.</summary>
    public IReadOnlyList<HabitView> OfKind(HabitKind kind) =>
        Started.Where(habit => habit.Definition.Kind == kind).Select(habit => View(habit.Habit)).ToList();

    /// <summary>The day logs of all other habits of a kind.</summary>
    public IEnumerable<DayLog> DaysOfOthers(string habit, HabitKind? kind) =>
        Started.Where(other => other.Id != habit && other.Definition.Kind == kind).Select(other => other.Habit.Habit.Days);
}
