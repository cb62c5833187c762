using JasperFx.CommandLine;
using Marten;

namespace HabitTrack.Peer.Commands;

[Description("Appends events for people, in one transaction per person", Name = "fill")]
public sealed class FillCommand : JasperFxAsyncCommand<PeopleInput>
{
    private const int Parallelism = 16;

    public override async Task<bool> Execute(PeopleInput input)
    {
        using var host = input.BuildHost();
        var store = host.Services.GetRequiredService<IDocumentStore>();
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        var people = Enumerable.Range(1, input.PeopleFlag).Select(PeopleInput.Person);
        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = Parallelism }, async (person, cancellation) =>
        {
            await using var session = store.LightweightSession(person);
            session.Events.Append(HangHabit.KeyOf(person), input.Hangs());
            await session.SaveChangesAsync(cancellation);
        });
        return true;
    }
}
