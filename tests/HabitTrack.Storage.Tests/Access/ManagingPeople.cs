using HabitTrack.Storage.Access;

namespace HabitTrack.Storage.Tests.Access;

public sealed class ManagingPeople(OwnDatabase database) : RegisterTest(database), IClassFixture<OwnDatabase>
{
    [Fact]
    public async Task adds_a_person_once_across_nodes()
    {
        await using var other = Storage.Open();
        var person = new Person(NewPerson(), "Ann", Start);

        var added = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => (i % 2 == 0 ? Node : other).Register.Add(person, null, Cancellation)));

        Assert.Single(added, true);
        Assert.Equal(person, await other.Register.FindPerson(person.Id, Cancellation));
    }

    [Fact]
    public async Task removes_a_person_with_tokens_and_grants_and_removes_the_id_from_the_audit_log()
    {
        var (ann, coach, client) = (await Added(), await Added(), await Added());
        var token = await Issued(Token(ann.Id));
        var child = await Issued(Token(ann.Id, token.Id));
        await Register.Grant(ann.Id, coach.Id, null, Cancellation);
        await Register.Grant(client.Id, ann.Id, null, Cancellation);

        Assert.Equal(ann, await Register.Remove(ann.Id, null, Cancellation));

        Assert.False(await IsValid(token) || await IsValid(child));
        Assert.Empty(await Register.Clients(coach.Id, Cancellation));
        Assert.Empty(await Register.Coaches(client.Id, Cancellation));
        Assert.DoesNotContain(await Register.Audit(null, 1000, Cancellation), entry => entry.Subject == ann.Id);
        Assert.Null(await Register.Remove(ann.Id, null, Cancellation));
    }

    [Fact]
    public async Task does_not_add_a_person_who_was_erased()
    {
        var person = await Added();
        await Register.Remove(person.Id, null, Cancellation);
        await Node.Erasure.Erase(person.Id, Cancellation);

        Assert.False(await Register.Add(person, null, Cancellation));
    }

    [Fact]
    public async Task gives_and_revokes_grants_on_every_node()
    {
        await using var other = Storage.Open();
        var (ann, coach) = (await Added(), await Added());
        var token = await Issued(Token(coach.Id));
        async Task<bool> HasAccess(StorageNode node) => (await node.Register.Find(HashOf(token), Cancellation))!.ClientIds.Contains(ann.Id);
        Assert.False(await HasAccess(other));

        Assert.True(await Register.Grant(ann.Id, coach.Id, null, Cancellation));
        Assert.True(await Register.Grant(ann.Id, coach.Id, null, Cancellation));
        Assert.True(await HasAccess(other) && await HasAccess(Node));
        Assert.Equal([coach], await Register.Coaches(ann.Id, Cancellation));

        Assert.True(await other.Register.RevokeGrant(ann.Id, coach.Id, null, Cancellation));
        Assert.False(await HasAccess(other) || await HasAccess(Node));
        Assert.False(await Register.RevokeGrant(ann.Id, coach.Id, null, Cancellation));
        Assert.False(await Register.Grant(ann.Id, NewPerson(), null, Cancellation));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(6)]
    public async Task lists_people_oldest_first_in_pages_even_with_equal_timestamps(int ticks)
    {
        var at = Start.AddYears(ticks + 1).AddTicks(ticks);
        for (var i = 0; i < 13; i++)
            await Added($"{Person}-{i:00}", i < 9 ? at : at.AddSeconds(i));

        var listed = new List<Person>();
        ListCursor? after = null;
        while (listed.Count < 200 && await Register.People(after, 4, Cancellation) is { Count: > 0 } page)
        {
            listed.AddRange(page);
            after = new ListCursor(page[^1].Created, page[^1].Id);
        }

        Assert.Equal(
            Enumerable.Range(0, 13).Select(i => $"{Person}-{i:00}"),
            listed.Select(person => person.Id).Where(id => id.StartsWith(Person, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task audits_actions_in_order_across_nodes()
    {
        await using var other = Storage.Open();
        var people = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            var person = new Person(NewPerson(), "Ann", Start);
            await (i % 2 == 0 ? Node : other).Register.Add(person, null, Cancellation);
            people.Add(person.Id);
        }

        var newest = await Register.Audit(null, 4, Cancellation);
        var older = await Register.Audit(newest[^1].Id, 2, Cancellation);

        Assert.Equal(people.AsEnumerable().Reverse(), newest.Concat(older).Select(entry => entry.Subject));
    }
}
