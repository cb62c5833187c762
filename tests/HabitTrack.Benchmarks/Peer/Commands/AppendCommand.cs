using System.Diagnostics;
using JasperFx.CommandLine;
using Marten;

namespace HabitTrack.Peer.Commands;

[Description("Appends events one by one, as an import with the Marten API would, and prints the duration", Name = "append")]
public sealed class AppendCommand : JasperFxAsyncCommand<PeopleInput>
{
    public override async Task<bool> Execute(PeopleInput input)
    {
        using var host = input.BuildHost();
        var store = host.Services.GetRequiredService<IDocumentStore>();
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        // Warms up the code of the measured appends.
        await Append(store, "warm-up", input, input.PeopleFlag / 5);
        var start = Stopwatch.GetTimestamp();
        await Append(store, "appended", input, input.PeopleFlag);
        Console.WriteLine($"seconds: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.000}");
        return true;
    }

    private static async Task Append(IDocumentStore store, string prefix, PeopleInput input, int people)
    {
        foreach (var person in Enumerable.Range(1, people).Select(number => $"{prefix}-{number}"))
        {
            foreach (var hang in input.Hangs())
            {
                await using var session = store.LightweightSession(person);
                session.Events.Append(HangHabit.KeyOf(person), hang);
                await session.SaveChangesAsync();
            }
        }
    }
}
