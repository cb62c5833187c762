namespace HabitTrack.Web.Tests;

public sealed class Coaching
{
    [Fact]
    public async Task shows_those_who_granted_it_and_no_one_else()
    {
        await using var app = await TokensApp.Start();
        var (ada, bob, cleo) = (await app.Add("Ada"), await app.Add("Bob"), await app.Add("Cleo"));
        var (adas, _) = await app.Issue(ada, "log read");
        var (coach, _) = await app.Issue(cleo, "coach");
        await app.Post(adas, "/v1/hangs", new { seconds = 45, note = "for Cleo" });

        (await app.Get(coach, $"/v1/entries?person={ada}")).Refuses(404, "person-not-found");
        Assert.Equal("Cleo", (await app.Put(adas, $"/v1/coaches/{cleo}", new { })).Expect(200).Value<string>("name"));

        Assert.Equal("for Cleo", (await app.Get(coach, $"/v1/entries?person={ada}")).Expect(200).Value<string>("entries.0.note"));
        Assert.Equal([ada], (await app.Get(coach, "/v1/clients"))["clients"]!.AsArray().Select(client => (string)client!["id"]!));
        (await app.Get(coach, $"/v1/entries?person={bob}")).Refuses(404, "person-not-found");
        (await app.Get(coach, "/v1/entries?person=nobody")).Refuses(404, "person-not-found");
        (await app.Get(coach, "/v1/entries")).Refuses(403, "scope-missing");
        (await app.Post(coach, $"/v1/hangs?person={ada}", new { seconds = 45 })).Refuses(404, "person-not-found");
    }

    [Fact]
    public async Task ends_when_the_person_takes_it_back()
    {
        await using var app = await TokensApp.Start();
        await using var other = await app.App.StartNode();
        var (ada, cleo) = (await app.Add("Ada"), await app.Add("Cleo"));
        var (adas, _) = await app.Issue(ada, "log read");
        var (coach, _) = await app.Issue(cleo, "coach");
        await app.Put(adas, $"/v1/coaches/{cleo}", new { });
        (await other.Get($"/v1/streaks?person={ada}", TokensApp.Showing(coach))).Expect(200);

        (await app.Delete(adas, $"/v1/coaches/{cleo}")).Expect(200);

        (await other.Get($"/v1/streaks?person={ada}", TokensApp.Showing(coach))).Refuses(404, "person-not-found");
        Assert.Empty((await app.Get(adas, "/v1/coaches"))["coaches"]!.AsArray());
        (await app.Delete(adas, $"/v1/coaches/{cleo}")).Refuses(404, "coach-not-found");
    }

    [Fact]
    public async Task is_granted_to_coaches_only()
    {
        await using var app = await TokensApp.Start();
        var bob = await app.Add("Bob");
        await app.Issue(bob, "log read");
        var (adas, _) = await app.Issue(await app.Add("Ada"), "log read");

        (await app.Put(adas, $"/v1/coaches/{bob}", new { })).Refuses(404, "coach-not-found");
        (await app.Put(adas, "/v1/coaches/nobody", new { })).Refuses(404, "coach-not-found");
    }
}
