using HabitTrack.Storage.Tests.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HabitTrack.Web.Tests;

public sealed class ProtectingSecrets
{
    private const string Key = "key-4e1f0a7c";

    [Fact]
    public async Task reveals_none_in_responses_exports_tables_and_logs()
    {
        await using var app = await TokensApp.Start();
        using var logs = new LogCapture();
        app.App.Services.GetRequiredService<ILoggerFactory>().AddProvider(logs);
        var ada = await app.Add("Ada");
        var (token, _) = await app.Issue(ada, "log read");
        var (share, _) = await app.Issue(ada, "share");
        var (badge, _) = await app.Issue(ada, "badge", new { habit = "hang" });
        var (calendar, _) = await app.Issue(ada, "calendar");
        var session = (await app.SignIn(token)).Split('=', ';')[1];
        var wrong = TokensApp.RandomToken();
        var secrets = new[] { app.Admin, token, share, badge, calendar, session, wrong }.Select(secret => secret[3..]).ToArray();

        List<Answer> answers =
        [
            .. await UseEach(app, token, share, badge, calendar, session),
            .. await Fail(app, wrong),
            .. await Task.WhenAll(new[] { "/v1/exports", "/v1/history", "/v1/entries", "/v1/tokens", "/v1/dashboard" }.Select(path => app.Get(token, path))),
            .. await Task.WhenAll(new[] { "/v1/admin/audit", "/v1/tokens", "/v1/people" }.Select(path => app.Get(app.Admin, path))),
        ];
        var rows = await TableRows.Containing(app.App.Database, secrets);
        var withKey = await TableRows.Containing(app.App.Database, Key);
        answers.AddRange(await FailWithin(app, share, badge, calendar));

        foreach (var text in answers.Select(answer => answer.Text + string.Join('\n', answer.Headers)).Append(logs.Text))
            Assert.All(secrets.Append(Key), secret => Assert.DoesNotContain(secret, text));
        Assert.Empty(rows);
        Assert.Equal("habittrack.mt_doc_receipt", Assert.Single(withKey).Split(':')[0]);
        Assert.Contains("GET /share/{token} failed", logs.Text);
    }

    private static async Task<IEnumerable<Answer>> UseEach(TokensApp app, string token, string share, string badge, string calendar, string session) =>
    [
        (await app.App.Post("/v1/hangs", new { seconds = 45 }, TokensApp.Bearer(token), ("Idempotency-Key", Key))).Expect(201),
        (await app.App.Post("/v1/hangs", new { seconds = 45 }, TokensApp.Bearer(token), ("Idempotency-Key", Key))).Expect(201),
        (await app.App.Post("/v1/hangs", new { seconds = 46 }, TokensApp.Bearer(token), ("Idempotency-Key", Key))).Expect(422),
        (await app.App.Get("/settings", ("Cookie", $"habittrack={session}"))).Expect(200),
        (await app.App.Get($"/share/{share}")).Expect(200),
        (await app.App.Get($"/badges/hang.svg?token={badge}")).Expect(200),
        (await app.App.Get($"/calendars/{calendar}.ics")).Expect(200),
    ];

    /// <summary>Sends an invalid token in every way that a token can be sent, and in ways that are not supported.</summary>
    private static async Task<IEnumerable<Answer>> Fail(TokensApp app, string wrong) =>
    [
        (await app.Get(wrong, "/v1/streaks")).Expect(401),
        (await app.App.Get("/v1/streaks", ("Authorization", $"Basic {wrong}"))).Expect(401),
        (await app.App.Get("/v1/streaks", ("Cookie", $"habittrack={wrong}"))).Expect(401),
        (await app.App.Get($"/share/{wrong}")).Expect(401),
        (await app.App.Get($"/badges/hang.svg?token={wrong}")).Expect(401),
        (await app.App.Get($"/calendars/{wrong}.ics")).Expect(401),
        (await app.Get(app.Admin, $"/v1/people?token={wrong}")).Expect(422),
        (await app.Delete(app.Admin, $"/v1/tokens/{wrong}")).Expect(404),
        (await SignIn(app, wrong)).Expect(401),
    ];

    /// <summary>Makes the service fail while it handles requests, so that it logs the failure.</summary>
    private static async Task<IEnumerable<Answer>> FailWithin(TokensApp app, string share, string badge, string calendar)
    {
        await Catalogue.Read(app.App.Database, "ALTER TABLE habittrack.mt_streams RENAME TO gone");
        return await Task.WhenAll(
            new[] { $"/share/{share}", $"/badges/hang.svg?token={badge}", $"/calendars/{calendar}.ics" }.Select(async path => (await app.App.Get(path)).Expect(500)));
    }

    private static async Task<Answer> SignIn(TokensApp app, string token)
    {
        using var form = new FormUrlEncodedContent([new("token", token), new("return", "/")]);
        return await app.App.Send(HttpMethod.Post, "/sign-in", form);
    }
}
