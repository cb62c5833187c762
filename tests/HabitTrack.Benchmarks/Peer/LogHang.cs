using Wolverine;
using Wolverine.Http;
using Wolverine.Marten;

namespace HabitTrack.Peer;

public sealed record LogHangRequest(int Seconds, string? Grip, DateOnly? Day);

public sealed record LogHang(string HangHabitId, Guid EntryId, DateTimeOffset At, LogHangRequest Hang);

public static class LogHangEndpoint
{
    [WolverinePost("/people/{person}/hangs")]
    public static Task<HangHabit> Post(string person, LogHangRequest request, IMessageBus bus, TimeProvider clock, CancellationToken cancellation) =>
        bus.InvokeAsync<HangHabit>(new LogHang(HangHabit.KeyOf(person), Guid.CreateVersion7(), clock.GetUtcNow(), request), cancellation);
}

public static class LogHangHandler
{
    public static (UpdatedAggregate, Events) Handle(LogHang command, [WriteAggregate(Required = false)] HangHabit? habit)
    {
        var (_, entry, at, hang) = command;
        return (new UpdatedAggregate(), [new HangLogged(entry, hang.Day ?? DateOnly.FromDateTime(at.UtcDateTime), at, hang.Seconds, hang.Grip)]);
    }
}
