namespace HabitTrack.Web.Tests;

public sealed class Coaching
{
    [Fact]
    public async Task gives_access_to_clients_only()
    {
        await using var app = await SharedService.Administrator();
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
    public async Task keeps_the_client_in_all_links_and_is_read_only()
    {
        await using var app = await SharedService.Administrator();
        var (ada, cleo) = (await app.Add("Ada"), await app.Add("Cleo"));
        var (adas, _) = await app.Issue(ada, "log read");
        var (cleos, _) = await app.Issue(cleo, "log read coach");
        await app.Post(adas, "/v1/hangs", new { seconds = 45, day = "2025-11-20" });
        await app.Post(adas, "/v1/hangs", new { seconds = 45, note = "mine" });
        await app.Post(cleos, "/v1/walks", new { seconds = 600 });
        await app.Put(adas, $"/v1/coaches/{cleo}", new { });
        var (seen, ahead) = (new Dictionary<string, Page>(), new Queue<string>([$"/?person={ada}"]));

        while (ahead.TryDequeue(out var address))
        {
            if (seen.ContainsKey(address))
                continue;
            var page = seen[address] = new Page(app.App, (await app.Get(cleos, address)).Expect(200));
            foreach (var link in page.Links.Where(link => !link.StartsWith('#') && !link.Contains("why=") && link != "/clients"))
                ahead.Enqueue(link.Split('#')[0]);
            if (seen.Count > 30)
                break;
        }

        Assert.All(seen.Keys, address => Assert.Contains($"person={ada}", address));
        Assert.Equal(["/", "/habits/hang", "/history", "/progress", "/what-if"], seen.Keys.Select(address => address.Split('?')[0]).Distinct().Order());
        Assert.All(seen.Values, page => Assert.DoesNotContain("method=\"post\"", page.Html));
        Assert.All(seen.Values.SelectMany(page => page.Forms), form => Assert.Equal(ada, form.Fields["person"]));
        Assert.All(seen.Values, page => Assert.DoesNotContain("Walk", page.Text));
        Assert.All(seen.Values, page => Assert.Contains("Client: Ada", page.Text));
        Assert.All(seen.Values, page => Assert.DoesNotContain("Your", page.Text));
        Assert.Contains("mine", seen[$"/?person={ada}"].Text);
        Assert.Contains($"data-live=\"/v1/live?person={ada}\"", seen[$"/?person={ada}"].Html);
    }

    [Fact]
    public async Task starts_with_a_list_of_clients()
    {
        await using var app = await SharedService.Administrator();
        var (ada, cleo) = (await app.Add("Ada"), await app.Add("Cleo"));
        await app.Add("Bob");
        var (adas, _) = await app.Issue(ada, "log read");
        var (coach, _) = await app.Issue(cleo, "coach");
        Assert.Contains("No one shares their data with you yet", (await app.Get(coach, "/clients")).Expect(200).Text);
        await app.Put(adas, $"/v1/coaches/{cleo}", new { });

        var led = new Page(app.App, (await app.App.Get("/", ("Cookie", (await app.SignIn(coach)).Split(';')[0]), ("Accept", "text/html"))).Expect(200));

        Assert.Contains($"/?person={ada}", led.Links);
        Assert.Contains("Ada", led.Text);
        Assert.DoesNotContain("Bob", led.Text);
        Assert.Contains("/clients", new Page(app.App, await app.Get(coach, $"/?person={ada}")).Links);
        (await app.Get(adas, "/clients")).Refuses(403, "scope-missing");
        (await app.Get(coach, "/")).Refuses(403, "scope-missing");
        Assert.DoesNotContain("Client:", new Page(app.App, await app.Get(adas, "/")).Text);
    }

    [Fact]
    public async Task names_the_client_in_the_history()
    {
        await using var app = await SharedService.Administrator();
        var (ada, cleo) = (await app.Add("Ada"), await app.Add("Cleo"));
        var (adas, _) = await app.Issue(ada, "log read");
        var (coach, _) = await app.Issue(cleo, "coach");
        await app.Post(adas, "/v1/measurements", new { name = "waist", value = 81.5, unit = "cm" });
        await app.Put(adas, $"/v1/coaches/{cleo}", new { });

        var seen = new Page(app.App, (await app.Get(coach, $"/history?person={ada}")).Expect(200)).Text;

        Assert.Contains("Ada Waist 81.5 cm", seen);
        Assert.DoesNotContain("You", seen);
        Assert.DoesNotContain(ada, seen);
        Assert.Contains("You Waist 81.5 cm", new Page(app.App, (await app.Get(adas, "/history")).Expect(200)).Text);
    }

    [Theory]
    [InlineData("/log")]
    [InlineData("/log/hang")]
    [InlineData("/habits/new")]
    [InlineData("/habits/hang/edit")]
    [InlineData("/settings")]
    [InlineData("/settings/erase")]
    public async Task gives_no_access_to_pages_with_forms(string page)
    {
        await using var app = await SharedService.Administrator();
        var (ada, cleo) = (await app.Add("Ada"), await app.Add("Cleo"));
        var (adas, _) = await app.Issue(ada, "log read");
        var (coach, _) = await app.Issue(cleo, "log read coach");
        await app.Put(adas, "/v1/habits/hang", new { kind = "hang" });
        await app.Put(adas, $"/v1/coaches/{cleo}", new { });

        (await app.Get(adas, page)).Expect(200);
        (await app.Get(coach, $"{page}?person={ada}")).Refuses(404, "person-not-found");
        (await app.Get((await app.Issue(ada, "read")).Token, page)).Refuses(403, "scope-missing");
    }

    [Fact]
    public async Task shows_forms_only_to_people_who_may_submit_them()
    {
        await using var app = await SharedService.Administrator();
        var (ada, cleo) = (await app.Add("Ada"), await app.Add("Cleo"));
        var (adas, _) = await app.Issue(ada, "log read");
        var (reader, _) = await app.Issue(ada, "read");
        var (coach, _) = await app.Issue(cleo, "coach");
        await app.Put(adas, $"/v1/coaches/{cleo}", new { });
        var address = $"/?person={ada}";
        async Task<bool> HasForms(string token) => (await app.Get(token, address)).Expect(200).Text.Contains("method=\"post\"");
        Assert.Equal((true, false, false), (await HasForms(adas), await HasForms(reader), await HasForms(coach)));

        await app.Post(adas, "/v1/hangs", new { seconds = 45 });

        // Twice, because rendered pages are cached.
        foreach (var _ in new[] { "rendered", "cached" })
            Assert.Equal((false, false, true), (await HasForms(coach), await HasForms(reader), await HasForms(adas)));
        Assert.Contains("href=\"/habits/hang\"", (await app.Get(reader, address)).Text);
        Assert.DoesNotContain("href=\"/habits/hang\"", (await app.Get(coach, address)).Text);
    }

    [Fact]
    public async Task ends_when_the_person_removes_the_coach()
    {
        await using var app = await TokensApp.Start();
        await using var other = await app.App.StartNode();
        var (ada, cleo) = (await app.Add("Ada"), await app.Add("Cleo"));
        var (adas, _) = await app.Issue(ada, "log read");
        var (coach, _) = await app.Issue(cleo, "coach");
        await app.Put(adas, $"/v1/coaches/{cleo}", new { });
        (await other.Get($"/v1/streaks?person={ada}", TokensApp.Bearer(coach))).Expect(200);

        (await app.Delete(adas, $"/v1/coaches/{cleo}")).Expect(200);

        (await other.Get($"/v1/streaks?person={ada}", TokensApp.Bearer(coach))).Refuses(404, "person-not-found");
        Assert.Empty((await app.Get(adas, "/v1/coaches"))["coaches"]!.AsArray());
        (await app.Delete(adas, $"/v1/coaches/{cleo}")).Refuses(404, "coach-not-found");
    }

    [Fact]
    public async Task shows_the_coach_nothing_live_that_is_logged_after_the_removal()
    {
        await using var app = await TokensApp.Start();
        await using var other = await app.App.StartNode();
        var (ada, cleo) = (await app.Add("Ada"), await app.Add("Cleo"));
        var (adas, _) = await app.Issue(ada, "log read");
        var (coach, _) = await app.Issue(cleo, "coach");
        await app.Put(adas, $"/v1/coaches/{cleo}", new { });
        var streams = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            LiveClient.Connect(other.Client, null, $"/v1/live?person={ada}", TokensApp.Bearer(coach))));
        foreach (var stream in streams)
            Assert.Equal("ready", (await stream.Next())!.Name);

        (await app.Delete(adas, $"/v1/coaches/{cleo}")).Expect(200);
        (await app.Post(adas, "/v1/hangs", new { seconds = 45 })).Expect(201);

        foreach (var stream in streams)
        {
            Assert.Null(await stream.Next());
            await stream.DisposeAsync();
        }
    }

    [Fact]
    public async Task requires_a_coach_token()
    {
        await using var app = await SharedService.Administrator();
        var bob = await app.Add("Bob");
        await app.Issue(bob, "log read");
        var (adas, _) = await app.Issue(await app.Add("Ada"), "log read");

        (await app.Put(adas, $"/v1/coaches/{bob}", new { })).Refuses(404, "coach-not-found");
        (await app.Put(adas, "/v1/coaches/nobody", new { })).Refuses(404, "coach-not-found");
    }
}
