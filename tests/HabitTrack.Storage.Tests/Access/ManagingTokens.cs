using HabitTrack.Storage.Access;

namespace HabitTrack.Storage.Tests.Access;

public sealed class ManagingTokens(SharedDatabase database) : RegisterTest(database), IClassFixture<SharedDatabase>
{
    [Fact]
    public async Task an_issued_token_gives_the_stated_access_on_every_node()
    {
        await using var other = Storage.Open();
        var token = await Issued(Token((await Added()).Id) with { Habit = "hang", Scopes = ["log", "read"] });

        foreach (var node in (StorageNode[])[Node, other])
        {
            var access = await node.Register.Find(HashOf(token), Cancellation);
            Assert.Equal((token.Id, token.Person, "hang"), (access!.Token.Id, access.Token.Person, access.Token.Habit));
            Assert.Equal(["log", "read"], access.Token.Scopes);
            Assert.Equal(HashOf(token), access.Token.Hash);
        }
    }

    [Fact]
    public async Task issuing_a_token_is_idempotent()
    {
        var token = await Issued(Token((await Added()).Id));

        await Issued(token with { Name = "another" });

        Assert.Equal("phone", Assert.Single(await Register.Tokens(token.Person, null, 10, Cancellation)).Name);
        Assert.Single(await Register.Audit(null, 1000, Cancellation), entry => entry.Subject == token.Id.ToString());
    }

    [Fact]
    public async Task issuing_fails_for_an_unknown_person_or_issuer()
    {
        var token = Token(NewPerson());
        Assert.False(await Register.Issue(token, HashOf(token), null, Cancellation));

        var orphan = Token((await Added()).Id, issuedBy: Guid.CreateVersion7());
        Assert.False(await Register.Issue(orphan, HashOf(orphan), null, Cancellation));
        Assert.False(await IsValid(orphan));
    }

    [Fact]
    public async Task a_revocation_includes_the_tokens_that_the_token_issued()
    {
        await using var other = Storage.Open();
        var person = (await Added()).Id;
        var first = await Issued(Token(person));
        var second = await Issued(Token(person, first.Id));
        var third = await Issued(Token(person, second.Id));
        var bystander = await Issued(Token(person));
        Assert.True(await IsValid(third, other));

        Assert.Equal(first.Id, (await Register.Revoke(first.Id, person, null, Cancellation))!.Id);

        foreach (var node in (StorageNode[])[Node, other])
        {
            Assert.False(await IsValid(first, node));
            Assert.False(await IsValid(second, node));
            Assert.False(await IsValid(third, node));
            Assert.True(await IsValid(bystander, node));
        }

        Assert.True(await Register.WasRevoked(first.Id, Cancellation));
        Assert.Null(await Register.Revoke(first.Id, person, null, Cancellation));
    }

    [Fact]
    public async Task a_token_cannot_be_revoked_by_another_person()
    {
        var token = await Issued(Token((await Added()).Id));

        Assert.Null(await Register.Revoke(token.Id, (await Added()).Id, null, Cancellation));
        Assert.True(await IsValid(token));
    }

    [Fact]
    public async Task issuing_deletes_tokens_that_expired_long_ago_unless_they_issued_others()
    {
        var person = (await Added()).Id;
        var longAgo = TimeProvider.System.GetUtcNow().AddDays(-31);
        var forgotten = await Issued(Token(person) with { Expires = longAgo });
        var parent = await Issued(Token(person) with { Expires = longAgo });
        var child = await Issued(Token(person, parent.Id, created: longAgo.AddDays(-1)));

        await Issued(Token(person));

        Assert.False(await IsValid(forgotten));
        Assert.True(await IsValid(child));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(6)]
    public async Task tokens_are_listed_newest_first_in_pages_even_with_equal_timestamps(int ticks)
    {
        var person = (await Added()).Id;
        // The clocks of nodes have a finer resolution than the database.
        var at = Start.AddTicks(ticks);
        for (var i = 0; i < 13; i++)
            await Issued(Token(person, created: i < 9 ? at : at.AddSeconds(i)));

        var listed = new List<AccessToken>();
        ListCursor? after = null;
        while (listed.Count <= 13 && await Register.Tokens(person, after, 4, Cancellation) is { Count: > 0 } page)
        {
            listed.AddRange(page);
            after = new ListCursor(page[^1].Created, page[^1].Id.ToString());
        }

        Assert.Equal(13, listed.Count);
        Assert.Equal(
            listed.OrderByDescending(token => token.Created).ThenByDescending(token => token.Id.ToString(), StringComparer.Ordinal).Select(token => token.Id),
            listed.Select(token => token.Id));
    }
}
