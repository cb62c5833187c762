using HabitTrack.Storage.Access;

namespace HabitTrack.Storage.Tests.Access;

public sealed class IssuingTokens(SharedDatabase database) : RegisterTest(database), IClassFixture<SharedDatabase>
{
    [Fact]
    public async Task opens_what_it_says_on_every_node()
    {
        await using var other = Storage.Open();
        var token = await Issued(Token((await Added()).Id) with { Habit = "hang", Scopes = ["log", "read"] });

        foreach (var node in (StorageNode[])[Node, other])
        {
            var pass = await node.Register.Find(HashOf(token), Cancellation);
            Assert.Equal((token.Id, token.Person, "hang"), (pass!.Token.Id, pass.Token.Person, pass.Token.Habit));
            Assert.Equal(["log", "read"], pass.Token.Scopes);
            Assert.Equal(HashOf(token), pass.Token.Hash);
        }
    }

    [Fact]
    public async Task is_done_once_whoever_asks_again()
    {
        var token = await Issued(Token((await Added()).Id));

        await Issued(token with { Name = "another" });

        Assert.Equal("phone", Assert.Single(await Register.Tokens(token.Person, null, 10, Cancellation)).Name);
        Assert.Single(await Register.Audit(null, 1000, Cancellation), entry => entry.Subject == token.Id.ToString());
    }

    [Fact]
    public async Task for_somebody_or_by_a_token_that_is_no_more_is_not_done()
    {
        var token = Token(NewPerson());
        Assert.False(await Register.Issue(token, HashOf(token), null, Cancellation));

        var orphan = Token((await Added()).Id, issuedBy: Guid.CreateVersion7());
        Assert.False(await Register.Issue(orphan, HashOf(orphan), null, Cancellation));
        Assert.False(await Opens(orphan));
    }

    [Fact]
    public async Task is_taken_back_with_all_that_it_issued()
    {
        await using var other = Storage.Open();
        var person = (await Added()).Id;
        var first = await Issued(Token(person));
        var second = await Issued(Token(person, first.Id));
        var third = await Issued(Token(person, second.Id));
        var bystander = await Issued(Token(person));
        Assert.True(await Opens(third, other));

        Assert.Equal(first.Id, (await Register.Revoke(first.Id, person, null, Cancellation))!.Id);

        foreach (var node in (StorageNode[])[Node, other])
        {
            Assert.False(await Opens(first, node));
            Assert.False(await Opens(second, node));
            Assert.False(await Opens(third, node));
            Assert.True(await Opens(bystander, node));
        }

        Assert.True(await Register.WasRevoked(first.Id, Cancellation));
        Assert.Null(await Register.Revoke(first.Id, person, null, Cancellation));
    }

    [Fact]
    public async Task of_another_person_is_not_taken_back()
    {
        var token = await Issued(Token((await Added()).Id));

        Assert.Null(await Register.Revoke(token.Id, (await Added()).Id, null, Cancellation));
        Assert.True(await Opens(token));
    }

    [Fact]
    public async Task forgets_tokens_that_expired_long_ago_but_for_those_that_issued_others()
    {
        var person = (await Added()).Id;
        var longAgo = TimeProvider.System.GetUtcNow().AddDays(-31);
        var forgotten = await Issued(Token(person) with { Expires = longAgo });
        var parent = await Issued(Token(person) with { Expires = longAgo });
        var child = await Issued(Token(person, parent.Id, created: longAgo.AddDays(-1)));

        await Issued(Token(person));

        Assert.False(await Opens(forgotten));
        Assert.True(await Opens(child));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(6)]
    public async Task lists_them_newest_first_a_page_at_a_time_many_of_them_at_one_instant(int ticks)
    {
        var person = (await Added()).Id;
        // Finer than the database's clock, as those of nodes are.
        var at = Start.AddTicks(ticks);
        for (var i = 0; i < 13; i++)
            await Issued(Token(person, created: i < 9 ? at : at.AddSeconds(i)));

        var listed = new List<AccessToken>();
        ListPlace? after = null;
        while (listed.Count <= 13 && await Register.Tokens(person, after, 4, Cancellation) is { Count: > 0 } page)
        {
            listed.AddRange(page);
            after = new ListPlace(page[^1].Created, page[^1].Id.ToString());
        }

        Assert.Equal(13, listed.Count);
        Assert.Equal(
            listed.OrderByDescending(token => token.Created).ThenByDescending(token => token.Id.ToString(), StringComparer.Ordinal).Select(token => token.Id),
            listed.Select(token => token.Id));
    }
}
