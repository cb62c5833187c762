using Marten;
using Wolverine.Http;

namespace HabitTrack.Peer;

public static class GetHangHabitEndpoint
{
    [WolverineGet("/people/{person}/hangs")]
    public static Task<HangHabit?> Get(string person, IQuerySession session, CancellationToken cancellation) =>
        session.LoadAsync<HangHabit>(HangHabit.KeyOf(person), cancellation);
}
