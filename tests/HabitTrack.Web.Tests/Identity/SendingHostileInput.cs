using System.Net;
using System.Text;

namespace HabitTrack.Web.Tests;

public sealed class SendingHostileInput(DemoApp demo)
{
    [Theory]
    [InlineData("/v1/posture-checks", """{"posture":"slouched,leaning"}""")]
    [InlineData("/v1/posture-checks", """{"posture":"upright","position":"standing,walking"}""")]
    [InlineData("/v1/hangs", """{"seconds":20,"grip":"underhand,neutral"}""")]
    [InlineData("/v1/hangs", """{"seconds":20,"grip":1}""")]
    [InlineData("/v1/tokens", """{"name":"x","scopes":["read,share"]}""")]
    public async Task with_several_enum_values_in_one_string_is_rejected(string path, string body)
    {
        await using var app = await SharedService.NewPerson();

        (await app.Send(HttpMethod.Post, path, body)).Refuses(422, "invalid-values");
    }

    [Fact]
    public async Task with_invalid_weekdays_is_rejected()
    {
        await using var app = await demo.App();
        foreach (var weekday in new[] { "9", "friday,tuesday" })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(app, "/habits/new", $"kind=hang&name=Hang&per=day&direction=atLeast&amount=60&unit=seconds&weekday={weekday}")).Status);
        }
    }

    [Fact]
    public async Task in_an_unsupported_encoding_is_rejected()
    {
        await using var app = await SharedService.Administrator();

        Assert.Equal(HttpStatusCode.BadRequest, (await Post(app.App, "/sign-in", "token=x", "application/x-www-form-urlencoded; charset=utf-7")).Status);
    }

    [Fact]
    public async Task as_a_return_address_is_escaped_to_ascii()
    {
        await using var app = await SharedService.Administrator();
        var (token, _) = await app.Issue(await app.Add("Ada"), "log read");

        var (status, location) = await Post(app.App, "/sign-in", $"token={token}&return=/%C3%BC");

        Assert.Equal((HttpStatusCode.SeeOther, "/%C3%BC"), (status, location));
    }

    [Fact]
    public async Task with_an_unsupported_method_returns_405()
    {
        await using var app = await SharedService.Administrator();
        var (token, _) = await app.Issue(await app.Add("Ada"), "log read");

        (await app.Put(token, "/v1/hangs", new { seconds = 20 })).Refuses(405, "method-not-allowed");
    }

    [Fact]
    public async Task with_the_form_key_of_another_person_issues_a_different_token()
    {
        await using var app = await SharedService.Administrator();
        var answers = new List<string>();
        foreach (var name in new[] { "Ada", "Eve" })
        {
            var (token, _) = await app.Issue(await app.Add(name), "log read");
            using var request = new HttpRequestMessage(HttpMethod.Post, "/settings/tokens")
            {
                Content = new StringContent("key=3c2f8f5e-0000-7000-8000-000000000001&tokenName=x&tokenDays=30&read=on", Encoding.UTF8, "application/x-www-form-urlencoded"),
            };
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
            using var answer = await app.App.Client.SendAsync(request, TestContext.Current.CancellationToken);
            answers.Add(TokenIn(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        }

        Assert.NotEqual(answers[0], answers[1]);
    }

    [Theory]
    [InlineData("X-Forwarded-Server")]
    [InlineData("CF-Connecting-IP")]
    public async Task through_a_proxy_in_local_mode_is_rejected(string header)
    {
        await using var app = await demo.App();

        (await app.Get("/v1/profile", (header, "10.0.0.1"))).Refuses(403, "forwarded");
    }

    private static string TokenIn(string page)
    {
        var at = page.IndexOf("ht_", StringComparison.Ordinal);
        Assert.True(at > 0, page);
        return page[at..(at + TokensApp.RandomToken().Length)];
    }

    private static async Task<(HttpStatusCode Status, string? Location)> Post(HabitTrackApp app, string path, string form, string type = "application/x-www-form-urlencoded")
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = app.Client.BaseAddress };
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(form));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await client.PostAsync(path, content, TestContext.Current.CancellationToken);
        return (answer.StatusCode, answer.Headers.Location?.OriginalString);
    }
}
