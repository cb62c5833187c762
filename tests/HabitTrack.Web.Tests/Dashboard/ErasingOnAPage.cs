namespace HabitTrack.Web.Tests;

public sealed class ErasingOnAPage
{
    [Fact]
    public async Task requires_confirmation_and_deletes_all_data_of_the_person()
    {
        await using var app = await TokensApp.Start();
        var ada = await app.Add("Ada Lovelace");
        var (token, _) = await app.Issue(ada, "log read");
        await app.Post(token, "/v1/hangs", new { seconds = 45, note = "Lovelace" });
        await (await Page.Open(app.App, "/sign-in")).Press("Sign in", ("token", token));
        Assert.Contains("Erase everything …", (await Page.Open(app.App, "/settings")).Text);
        var step = await Page.Open(app.App, "/settings/erase");

        var refused = await step.Press("Erase everything", ("sure", "yes"));
        Assert.Equal(422, refused.Status);
        Assert.Contains("Nothing was erased. Type erase, or go back.", refused.Text);
        (await app.Get(token, "/v1/streaks")).Expect(200);

        var gone = await step.Press("Erase everything", ("sure", "erase"));
        Assert.Contains("Everything is erased", gone.Text);
        Assert.Empty(gone.Forms);
        (await app.Get(token, "/v1/streaks")).Refuses(401, "token-invalid");
        Assert.Empty(await TableRows.Containing(app.App.Database, ada, "Lovelace"));
    }

    [Fact]
    public async Task clears_the_cache_and_cookies_of_the_browser()
    {
        await using var app = await SharedService.Administrator();
        var (token, _) = await app.Issue(await app.Add("Ada"), "log read");
        var cookie = (await app.SignIn(token)).Split(';')[0];
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = app.App.Client.BaseAddress };
        var page = await app.App.Get("/settings/erase", ("Cookie", cookie));
        var form = new Page(app.App, page).Forms.Single(form => form.Action == "/settings/erase");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/settings/erase")
        {
            Content = new FormUrlEncodedContent([.. form.Fields.Where(field => field.Key != "sure"), new("sure", "Erase")]),
        };
        request.Headers.Add("Cookie", $"{cookie}; {page.Headers["Set-Cookie"].Split(';')[0]}");

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("/erased", answer.Headers.Location!.ToString());
        Assert.Equal("\"cache\", \"cookies\"", answer.Headers.GetValues("Clear-Site-Data").Single());
        Assert.StartsWith("habittrack=;", answer.Headers.GetValues("Set-Cookie").Single());
    }

    [Fact]
    public async Task is_refused_in_local_mode_and_explains_how_to_delete_the_data()
    {
        await using var app = await HabitTrackApp.Start();
        await app.Post("/v1/hangs", new { seconds = 45 });
        var page = await Page.Open(app, "/settings/erase");

        var refused = await page.Send(new PageForm("/settings/erase", new Dictionary<string, string> { ["sure"] = "erase" }, ""));

        Assert.Empty(page.Forms);
        Assert.Equal(409, refused.Status);
        Assert.All(new[] { page, refused }, one => Assert.Contains("stop the service and delete its data folder or database.", one.Text));
        Assert.Equal(1, (await app.Get("/v1/entries")).Count("entries"));
    }
}
