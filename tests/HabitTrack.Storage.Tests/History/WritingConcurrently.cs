namespace HabitTrack.Storage.Tests.History;

public sealed class WritingConcurrently(OwnDatabase database) : HistoryTest(database), IClassFixture<OwnDatabase>
{
    [Fact]
    public Task for_one_person_loses_and_duplicates_nothing() => Check(() => new Callers(Ledger, Node).Work(64, 12, _ => PersonOf(0)));

    [Fact]
    public Task for_a_thousand_people_loses_and_duplicates_nothing() =>
        Check(() => new Callers(Ledger, Node).Work(64, 20, number => PersonOf(number * 7 % 1000)));

    [Fact]
    public async Task on_two_nodes_for_the_same_people_loses_and_duplicates_nothing()
    {
        await using var other = Storage.Open();
        await Check(() => new Callers(Ledger, Node, other).Work(64, 12, number => PersonOf(number / 2 % 3)));
    }

    [Fact]
    public async Task the_first_logs_of_people_on_two_nodes_loses_and_duplicates_nothing()
    {
        await using var other = Storage.Open();
        var callers = new Callers(Ledger, Node, other);
        await Check(() => Task.WhenAll(Enumerable.Range(0, 30).SelectMany(person => Enumerable.Range(0, 6)
            .Select(i => callers.Send(i % 2 == 0 ? Node : other, Request.Hang(PersonOf(person)))))));
    }
}
