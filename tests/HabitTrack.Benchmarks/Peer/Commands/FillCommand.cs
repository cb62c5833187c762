using JasperFx.CommandLine;
using Marten;

namespace HabitTrack.Peer.Commands;

[Description("Gives people events, each person's in one transaction", Name = "fill")]
public sealed class FillCommand : JasperFxAsyncCommand<PeopleInput>
{
    private const int AtOnce = 16;

    public override async Task<bool> Execute(PeopleInput input)
    {
        using var host = input.BuildHost();
        var store = host.Services.GetRequiredService<IDocumentStore>();
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        var people = Enumerable.Range(1, input.PeopleFlag).Select(PeopleInput.Person);
        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (person, cancellation) =>
        {
            await using var session = store.LightweightSession(person);
            session.Events.Append(HangHabit.KeyOf(person), input.Hangs());
            await session.SaveChangesAsync(cancellation);
        });
        return true;
    }
}
