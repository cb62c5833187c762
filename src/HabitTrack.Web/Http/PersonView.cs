using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace HabitTrack.Web;

/// <summary>From when a view looks: <c>asOf</c> a day, and as it was <c>knownAt</c> an instant. Bound from the query.</summary>
public sealed record Seen(DateOnly? AsOf, DateTimeOffset? KnownAt)
{
    public static readonly Seen Now = new(null, null);

    public static Seen Of(IQueryCollection query) => new(Query.Day(query, "asOf"), Query.Instant(query, "knownAt"));

    public static ValueTask<Seen?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<Seen?>(Of(context.Request.Query));
}

/// <summary>The caller's habits, seen from a day: bound by minimal APIs as a parameter.</summary>
public sealed class PersonView : IEndpointParameterMetadataProvider
{
    private readonly PersonState state;

    public PersonView(PersonState state, Seen seen, DateTimeOffset now)
    {
        this.state = state;
        KnownAt = seen.KnownAt;
        Person = state.Profile.Profile;
        Calendar = Person.Calendar;
        Minute = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        Today = Calendar.DayOf(now);
        AsOf = seen.AsOf ?? Today;
    }

    public Profile Person { get; }

    public PersonalCalendar Calendar { get; }

    /// <summary>The minute of the clock, or of the instant as of which everything is known.</summary>
    public DateTimeOffset Minute { get; }

    /// <summary>The day of the clock.</summary>
    public DateOnly Today { get; }

    /// <summary>The day of evaluation.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Whether the day of evaluation is the one that runs.</summary>
    public bool IsToday => AsOf == Today;

    /// <summary>The instant that it was known at; null for now.</summary>
    public DateTimeOffset? KnownAt { get; }

    /// <summary>The number of events that all this comes of: equal means the same, since the versions of streams only rise.</summary>
    public long Version => state.Version;

    /// <summary>The version of a habit's stream, or of the person's own.</summary>
    public long VersionOf(string stream) => state.VersionOf(stream);

    /// <summary>The habits that have started, in the person's order.</summary>
    public IEnumerable<(string Id, HabitState Habit, HabitDefinition Definition)> Started => state.Habits
        .Where(habit => habit.Value.Habit.Definition is not null)
        .Select(habit => (habit.Key, habit.Value, habit.Value.Habit.Definition!.In(Calendar)))
        .OrderBy(habit => habit.Item3.Details.Order)
        .ThenBy(habit => habit.Item3.Kind)
        .ThenBy(habit => habit.Key, StringComparer.Ordinal);

    public static async ValueTask<PersonView?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        await Of(context, Seen.Of(context.Request.Query));

    public static ValueTask<PersonView> Of(HttpContext context, Seen seen) =>
        context.RequestServices.GetRequiredService<PersonReader>().View(Principal.PersonOf(context), seen, context.RequestAborted);

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AskedParameters(() => [Parameters.AsOf, Parameters.KnownAt]));

    /// <exception cref="ProblemException">404 where there is no such habit.</exception>
    public (HabitState Habit, HabitDefinition Definition, long Version) Find(string id) =>
        state.Habit(id) is { Habit.Definition: { } definition } habit
            ? (habit, definition.In(Calendar), habit.Version)
            : throw new ProblemException(Problems.NoSuchHabit);

    /// <summary>A habit as the rules see it on the day of evaluation.</summary>
    public HabitView View(HabitState habit) => habit.View(Calendar, AsOf, isFuture: AsOf > Today)!;

    /// <summary>The habits of a kind as the rules see them.</summary>
    public IReadOnlyList<HabitView> OfKind(HabitKind kind) =>
        Started.Where(habit => habit.Definition.Kind == kind).Select(habit => View(habit.Habit)).ToList();

    /// <summary>What was logged to all habits of a kind but one.</summary>
    public IEnumerable<DayLog> DaysOfOthers(string habit, HabitKind? kind) =>
        Started.Where(other => other.Id != habit && other.Definition.Kind == kind).Select(other => other.Habit.Habit.Days);
}
