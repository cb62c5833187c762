using JasperFx.CommandLine;

namespace HabitTrack.Peer.Commands;

public sealed class PeopleInput : NetCoreInput
{
    [Description("Number of people")]
    public int PeopleFlag { get; set; } = 20_000;

    [Description("Number of events per person")]
    public int EachFlag { get; set; } = 50;

    public static string Person(int number) => $"person-{number}";

    /// <summary>One hang per day, up to today.</summary>
    public IEnumerable<HangLogged> Hangs()
    {
        var now = DateTimeOffset.UtcNow;
        return Enumerable.Range(1 - EachFlag, EachFlag)
            .Select(back => now.AddDays(back))
            .Select(at => new HangLogged(Guid.CreateVersion7(), DateOnly.FromDateTime(at.UtcDateTime), at, 45, "overhand"));
    }
}
