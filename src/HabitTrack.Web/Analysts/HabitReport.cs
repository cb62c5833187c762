using HabitTrack.Domain;
using HabitTrack.EventStore.Projections;

namespace HabitTrack.Web;

/// <summary>What analysts are told of a habit beyond what is stored of it anyway: the rules decide it, and they have one implementation.</summary>
/// <param name="Unit">What streaks count.</param>
/// <param name="Current">The streak that has not ended.</param>
internal sealed record HabitReport(
    string Unit, StreakSpan Current, IReadOnlyList<StreakSpan> Streaks, IReadOnlyList<ReportedPeriod> Periods)
{
    /// <summary>Of every habit of a person, as of today.</summary>
    public static IEnumerable<Report> Of(IReadOnlyDictionary<string, StreamState> streams, DateTimeOffset now)
    {
        var person = new PersonView(streams, Seen.Now, now);
        return person.Started.Select(habit => new Report(habit.Id, person.AsOf, Of(person.View(habit.Habit))));
    }

    private static HabitReport Of(HabitView view)
    {
        var streaks = Domain.Streaks.Of(view);
        return new HabitReport(
            streaks.Unit,
            StreakSpan.Of(streaks.Current),
            streaks.All.Select(StreakSpan.Of).ToList(),
            Domain.Periods.Of(view).Select(ReportedPeriod.Of).ToList());
    }
}

/// <summary>A period as analysts are told of it.</summary>
internal sealed record ReportedPeriod(
    DateOnly From, DateOnly To, string Unit, decimal Required, decimal Total, int Available, PeriodStatus Status)
{
    public static ReportedPeriod Of(Period period) =>
        new(period.From, period.To, period.Goal.Unit, period.Required, period.Total, period.Available, period.Status);
}
