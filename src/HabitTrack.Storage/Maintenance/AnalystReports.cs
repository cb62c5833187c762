using HabitTrack.Domain;
using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Projections;
using HabitTrack.Storage.Queries;
using Marten;
using Npgsql;

namespace HabitTrack.Storage.Maintenance;

/// <summary>All reports, made anew.</summary>
/// <param name="People">Of how many people.</param>
/// <param name="RefreshedAt">Everything acknowledged before this instant is in them.</param>
public sealed record ReportRefresh(long People, DateTimeOffset RefreshedAt);

/// <summary>Makes the reports of everybody anew, one person after the other, so that memory stays constant however much there is to tell.</summary>
public sealed class AnalystReports(IDocumentStore store, NpgsqlDataSource database, PersonStates states, TimeProvider clock)
{
    /// <exception cref="StorageUnavailableException">The database does not serve.</exception>
    public Task<ReportRefresh> Refresh(CancellationToken cancellation) => DatabaseErrors.GuardWrite(database, async () =>
    {
        var began = clock.GetUtcNow();
        var people = 0L;
        await Parallel.ForEachAsync(PeoplePages.Read(database, cancellation), cancellation, async (some, token) =>
        {
            foreach (var person in some)
                await Refresh(person, token);
            Interlocked.Add(ref people, some.Length);
        });
        return new ReportRefresh(people, began);
    });

    private async Task Refresh(string person, CancellationToken cancellation)
    {
        // Taken before the state is loaded, since what is acknowledged later may not be in it.
        var now = clock.GetUtcNow();
        var reports = Of(await states.Load(person, cancellation), now).ToArray();
        await using var session = store.LightweightSession(person);
        await session.BeginTransactionAsync(cancellation);
        // Under the lock: of somebody who is erased meanwhile no report is left behind, and an earlier refresh never replaces a later one.
        var locks = await PersonLocks.Take(session.Connection!, [person], andStreams: false, cancellation);
        if (locks.Erased.Count > 0 || await session.Query<HabitReport>().AnyAsync(report => report.RefreshedAt > now, cancellation))
            return;
        session.DeleteWhere<HabitReport>(report => report.RefreshedAt < now);
        session.Store(reports);
        await session.SaveChangesAsync(cancellation);
    }

    private static IEnumerable<HabitReport> Of(PersonState person, DateTimeOffset now)
    {
        var calendar = person.Profile.Profile.Settings.Calendar;
        var today = calendar.DayOf(now);
        foreach (var (id, state) in person.Habits)
        {
            if (state.View(calendar, today) is not { } view)
                continue;
            var streaks = Streaks.Of(view);
            yield return new HabitReport(id, today, now, streaks.Unit, streaks.Current, streaks.All, [.. Periods.Of(view).Select(Of)]);
        }
    }

    private static ReportedPeriod Of(Period period) =>
        new(period.From, period.To, period.Goal.Unit, period.Required, period.Total, period.Available, period.Status);
}
