namespace HabitTrack.Web.Tests;

public sealed class SharingADashboard
{
    [Fact]
    public async Task shows_habits_without_notes_and_pain()
    {
        await using var app = await SharedService.Administrator();
        var (token, _) = await app.Issue(await app.Add("Ada"), "log read");
        await app.Post(token, "/v1/hangs", new { seconds = 200, note = "slept badly" });
        await app.Post(token, "/v1/pain", new { area = "neck", level = 7 });
        var share = (await app.Post(token, "/v1/tokens", new { name = "Coach", scopes = new[] { "share" } })).Expect(201).Value<string>("token");

        var page = (await app.App.Get($"/share/{share}")).Expect(200);
        var data = (await app.Get(share, "/v1/dashboard")).Expect(200);

        Assert.Contains("Hang", page.Text);
        Assert.Contains("Hang by week", page.Text);
        Assert.Contains("no-referrer", page.Headers["Referrer-Policy"]);
        Assert.DoesNotContain("<form", page.Text);
        Assert.DoesNotMatch("<a [^>]*href=\"/", page.Text);
        Assert.All([page.Text, data.Text], text => Assert.DoesNotMatch("slept|neck|pain", text));
        Assert.Empty(data["entries"]!.AsArray());
        (await app.Get(share, "/v1/dashboard?asOf=2026-11-01")).Refuses(403, "scope-missing");
        (await app.Get(share, "/v1/entries")).Refuses(403, "scope-missing");
        (await app.App.Get($"/share/{token}")).Refuses(403, "scope-missing");
        (await app.App.Get($"/share/{TokensApp.RandomToken()}")).Refuses(401, "token-invalid");
    }

    [Fact]
    public async Task with_a_badge_shows_the_streak_of_one_habit()
    {
        await using var app = await SharedService.Administrator();
        var ada = await app.Add("Ada");
        var (token, _) = await app.Issue(ada, "log read");
        await app.Put(token, "/v1/habits/hang", new { kind = "hang", name = "Bar & <ring>" });
        await app.Post(token, "/v1/hangs", new { seconds = 200 });
        var (badge, id) = await app.Issue(ada, "badge", new { habit = "hang" });

        var svg = (await app.App.Get($"/badges/hang.svg?token={badge}")).Expect(200);

        Assert.Equal("image/svg+xml", svg.ContentType);
        Assert.Contains("Bar &amp; &lt;ring&gt;", svg.Text);
        Assert.Contains("1\u00a0day", System.Net.WebUtility.HtmlDecode(svg.Text));
        (await app.App.Get($"/badges/walk.svg?token={badge}")).Refuses(404, "badge-not-found");
        (await app.App.Get("/badges/hang.svg")).Refuses(401, "token-invalid");
        await app.Delete(token, $"/v1/tokens/{id}");
        (await app.App.Get($"/badges/hang.svg?token={badge}")).Refuses(401, "token-invalid");
    }

    [Fact]
    public async Task requires_the_token_in_local_mode_too()
    {
        await using var app = await SharedService.NewPerson();
        var share = (await app.Post("/v1/tokens", new { name = "Coach", scopes = new[] { "share" } })).Expect(201).Value<string>("token");

        (await app.Get($"/share/{share}")).Expect(200);
        (await app.Get($"/share/{TokensApp.RandomToken()}")).Refuses(401, "token-invalid");
    }
}
