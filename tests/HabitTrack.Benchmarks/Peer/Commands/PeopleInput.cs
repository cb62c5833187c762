using JasperFx.CommandLine;

namespace HabitTrack.Peer.Commands;

public sealed class PeopleInput : NetCoreInput
{
    [Description("How many people")]
    public int PeopleFlag { get; set; } = 20_000;

    [Description("How many events each of them gets")]
    public int EachFlag { get; set; } = 50;

    public static string Person(int number) => $"person-{number}";

    /// <summary>A hang a day, ending today.</summary>
    public IEnumerable<HangLogged> Hangs()
    {
        var now = DateTimeOffset.UtcNow;
        return Enumerable.Range(1 - EachFlag, EachFlag)
            .Select(back => now.AddDays(back))
            .Select(at => new HangLogged(Guid.CreateVersion7(), DateOnly.FromDateTime(at.UtcDateTime), at, 45, "overhand"));
    }
}
