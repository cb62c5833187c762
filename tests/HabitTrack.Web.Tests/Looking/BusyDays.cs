namespace HabitTrack.Web.Tests;

public sealed class BusyDays
{
    [Fact]
    public async Task show_the_latest_entries_and_how_many_there_are()
    {
        await using var app = await SharedService.NewPerson();
        var items = Enumerable.Range(0, 120).Select(at => new { kind = "hang", seconds = 1 + at, performedAt = app.Now.AddMinutes(-at - 1).ToString("O") });
        (await app.Post("/v1/entries/batch", items)).Expect(200);

        var dashboard = (await app.Get("/v1/dashboard")).Expect(200);

        Assert.Equal((50, 120), (dashboard.Count("entries"), dashboard.Value<int>("entryCount")));
        Assert.Equal(Enumerable.Range(1, 50), dashboard["entries"]!.AsArray().Select(entry => (int)entry!["seconds"]!));
        Assert.Contains("The latest 50 of 120.", (await Page.Open(app)).Text);
    }

    [Fact]
    public async Task consider_entries_beyond_the_latest_fifty_for_advice()
    {
        await using var app = await SharedService.NewPerson();
        (await app.Post("/v1/workouts", new { sets = new[] { new { exercise = "pull-up", kg = 5 } }, performedAt = app.Now.AddHours(-2) })).Expect(201);
        (await app.Post("/v1/hangs", new { seconds = 45, performedAt = app.Now.AddHours(-2) })).Expect(201);
        var items = Enumerable.Range(0, 60).Select(at => new { kind = "measurement", name = "weight", value = 80, unit = "kg", at = app.Now.AddMinutes(-at - 1).ToString("O") });
        (await app.Post("/v1/entries/batch", items)).Expect(200);

        var advice = (await app.Get("/v1/dashboard"))["advice"]!.AsArray().Select(some => (string)some!["code"]!).ToList();

        Assert.Contains("warm-up-missing", advice);
        Assert.DoesNotContain("sit-less", advice);
    }

    [Fact]
    public async Task link_every_one_of_hundreds_of_habits()
    {
        await using var app = await SharedService.NewPerson();
        for (var number = 100; number < 400; number++)
            (await app.Put($"/v1/habits/hang-{number}", new { kind = "hang", order = number })).Expect(200);

        foreach (var path in new[] { "/", "/history", "/progress", "/progress?period=year" })
        {
            var page = await Page.Open(app, path);

            Assert.InRange(page.Html.Length, 50_000, 250_000);
            Assert.Contains("/habits/hang-100", page.Links);
            Assert.Contains("/habits/hang-399", page.Links);
        }

        foreach (var path in new[] { "/what-if", "/what-if?hang-100.amount=60", "/what-if?timeZone=Europe/Paris" })
        {
            var page = await Page.Open(app, path);

            Assert.InRange(page.Html.Length, 20_000, 250_000);
            Assert.Contains("/what-if?habit=hang-399", page.Links);
        }

        var last = await Page.Open(app, "/what-if?habit=hang-399&hang-399.amount=60");
        Assert.Contains("habit", last.Forms.Single().Fields.Keys);
        Assert.Equal("60", last.Forms.Single().Fields["hang-399.amount"]);
        Assert.DoesNotContain("hang-100.amount", last.Forms.Single().Fields.Keys);
        (await app.Get("/what-if?habit=hang-400")).Refuses(404, "habit-not-started");
    }
}
