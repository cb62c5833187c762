using System.Diagnostics;
using JasperFx.CommandLine;
using Marten;

namespace HabitTrack.Peer.Commands;

[Description("Rebuilds the projection with the daemon's default options, and prints the duration", Name = "rebuild")]
public sealed class RebuildCommand : JasperFxAsyncCommand<NetCoreInput>
{
    public override async Task<bool> Execute(NetCoreInput input)
    {
        using var host = input.BuildHost();
        using var daemon = await host.Services.GetRequiredService<IDocumentStore>().BuildProjectionDaemonAsync();
        var start = Stopwatch.GetTimestamp();
        await daemon.RebuildProjectionAsync<HangHabit>(TimeSpan.FromHours(1), CancellationToken.None);
        Console.WriteLine($"seconds: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.000}");
        return true;
    }
}
