using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Projections;
using HabitTrack.Storage.Queries;
using Marten;
using Npgsql;

namespace HabitTrack.Storage.Maintenance;

/// <summary>The result of a refresh of all reports.</summary>
/// <param name="People">The number of people.</param>
/// <param name="RefreshedAt">The reports include everything acknowledged before this instant.</param>
public sealed record ReportRefresh(long People, DateTimeOffset RefreshedAt);

/// <summary>Refreshes the reports of all people, person by person, so that memory use is constant.</summary>
public sealed class AnalystReports(IDocumentStore store, NpgsqlDataSource database, PersonStates states, TimeProvider clock)
{
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public Task<ReportRefresh> Refresh(CancellationToken cancellation) => DatabaseErrors.GuardWrite(database, async () =>
    {
        var started = clock.GetUtcNow();
        var people = 0L;
        await Parallel.ForEachAsync(PeoplePages.Read(database, cancellation), cancellation, async (page, token) =>
        {
            foreach (var person in page)
                await Refresh(person, token);
            Interlocked.Add(ref people, page.Length);
        });
        return new ReportRefresh(people, started);
    });

    private async Task Refresh(string person, CancellationToken cancellation)
    {
        // Taken before the state is loaded: the state may not include what is acknowledged later.
        var now = clock.GetUtcNow();
        var reports = Of(await states.Load(person, cancellation), now).ToArray();
        await using var session = store.LightweightSession(person);
        await session.BeginTransactionAsync(cancellation);
        // Under the lock, so that no report remains of a person who is erased meanwhile, and an earlier refresh never replaces a later one.
        var locks = await PersonLocks.Take(session.Connection!, [person], lockStreams: false, cancellation);
        if (locks.Erased.Count > 0 || await session.Query<HabitReport>().AnyAsync(report => report.RefreshedAt > now, cancellation))
            return;
        session.DeleteWhere<HabitReport>(report => report.RefreshedAt < now);
        session.Store(reports);
        await session.SaveChangesAsync(cancellation);
    }

    private static IEnumerable<HabitReport> Of(PersonState person, DateTimeOffset now)
    {
        var calendar = person.Profile.Profile.Calendar;
        var today = calendar.DayOf(now);
        foreach (var (id, state) in person.Habits)
        {
            if (state.View(calendar, today) is not { } view)
                continue;
            var streaks = StreakSummary.Of(view);
            yield return new HabitReport(id, today, now, streaks.Unit, streaks.Current, streaks.All, [.. Periods.Of(view).Select(Of)]);
        }
    }

    private static ReportedPeriod Of(Period period) =>
        new(period.From, period.To, period.Goal.Unit, period.Required, period.Total, period.Available, period.Status);
}
