using System.Text.Json.Nodes;

namespace HabitTrack.Web.Tests;

public sealed class Administering
{
    [Fact]
    public async Task is_audited_with_ids_only()
    {
        await using var app = await TokensApp.Start();
        var ada = await app.Add("Ada Lovelace");
        var (token, id) = await app.Issue(ada, "log read");
        await app.Delete(app.Admin, $"/v1/tokens/{id}");

        var audit = (await app.Get(app.Admin, "/v1/admin/audit")).Expect(200);

        Assert.Equal(
            [("token-revoked", id), ("token-issued", id), ("person-added", ada)],
            audit["entries"]!.AsArray().Take(3).Select(entry => ((string)entry!["action"]!, (string)entry["subject"]!)));
        Assert.NotNull(audit["entries.0.byToken"]);
        Assert.Equal("2026-11-22T12:00:00+00:00", audit.Value<string>("entries.0.at"));
        Assert.DoesNotContain("Lovelace", audit.Text);
        Assert.DoesNotContain(token[3..], audit.Text);
        Assert.Equal(1, (await app.Get(app.Admin, $"/v1/admin/audit?limit=1&before={audit["entries.1.number"]}")).Count("entries"));
    }

    [Fact]
    public async Task requires_an_admin_token_at_startup()
    {
        var refused = await Assert.ThrowsAsync<CannotStartException>(() => HabitTrackApp.Start("--Auth:Mode", "tokens"));

        Assert.Contains("scripts/admin-token", refused.Message);
        Assert.Contains("HABITTRACK_ADMIN_TOKEN", refused.Message);
    }

    [Theory]
    [InlineData("--Auth:Mode", "passwords")]
    [InlineData("--HABITTRACK_ADMIN_TOKEN", "secret")]
    public async Task rejects_invalid_settings_at_startup(string setting, string value) =>
        Assert.Contains(setting.TrimStart('-'), (await Assert.ThrowsAsync<CannotStartException>(() => HabitTrackApp.Start("--Auth:Mode", "tokens", setting, value))).Message);

    [Fact]
    public async Task can_take_over_the_person_of_local_mode()
    {
        await using var app = await HabitTrackApp.Start();
        await app.Post("/v1/hangs", new { seconds = 45 });
        var token = (await app.Post("/v1/tokens", new { name = "Me", scopes = new[] { "log", "read", "admin" } })).Expect(201).Value<string>("token");

        await using var tokens = await app.StartNode("--Auth:Mode", "tokens");

        Assert.Equal(1, (await tokens.Get("/v1/entries", TokensApp.Bearer(token))).Count("entries"));
        (await tokens.Get("/v1/entries")).Refuses(401, "token-required");
        (await app.Post("/v1/people", new { name = "Me", id = "me" })).Refuses(409, "already-added");
    }

    [Fact]
    public async Task does_not_accept_a_revoked_admin_token_after_a_restart()
    {
        await using var app = await TokensApp.Start();
        var admins = (await app.Get(app.Admin, "/v1/tokens")).Expect(200)["tokens"]!.AsArray();
        var other = (await app.Post(app.Admin, "/v1/tokens", new { name = "Another", scopes = new[] { "admin" } })).Expect(201).Value<string>("token");
        (await app.Delete(other, $"/v1/tokens/{admins.Single()!["id"]}")).Expect(200);

        await app.App.Restart();

        (await app.Get(app.Admin, "/v1/people")).Refuses(401, "token-invalid");
        (await app.Get(other, "/v1/people")).Expect(200);
    }

    [Fact]
    public async Task lists_people_and_tokens_page_by_page()
    {
        await using var app = await TokensApp.Start();
        var added = new List<string>();
        foreach (var name in new[] { "Ada", "Bob", "Cleo", "Dan", "Eve" })
        {
            app.App.Clock.Now += TimeSpan.FromSeconds(1);
            added.Add(await app.Add(name));
            await app.Issue(added[^1], "read");
        }

        Assert.Equal(added, await Pages(app, "/v1/people", "people", page => (string)page["id"]!));
        Assert.Equal([.. added.AsEnumerable().Reverse(), null], await Pages(app, "/v1/tokens", "tokens", page => (string?)page["person"]));
        (await app.Get(app.Admin, "/v1/people?cursor=nowhere")).Refuses(422, "invalid-values");
        (await app.Get(app.Admin, "/v1/people?limit=0")).Refuses(422, "invalid-values");
    }

    [Fact]
    public async Task deletes_tokens_a_month_after_they_expired_and_none_outlives_its_issuer()
    {
        await using var app = await TokensApp.Start();
        var ada = await app.Add("Ada");
        var (expired, _) = await app.Issue(ada, "read", new { days = 1 });
        var (expiredToo, _) = await app.Issue(ada, "read", new { days = 1 });
        var (issuer, _) = await app.Issue(ada, "log read", new { days = 1 });
        var issued = (await app.Post(issuer, "/v1/tokens", new { name = "Friends", scopes = new[] { "share" } })).Expect(201).Value<string>("token");

        app.App.Clock.Now += TimeSpan.FromDays(30);
        await app.Issue(ada, "read");
        (await app.Get(expired, "/v1/streaks")).Refuses(401, "token-expired");
        app.App.Clock.Now += TimeSpan.FromDays(2);
        await app.Issue(ada, "read");

        (await app.Get(expiredToo, "/v1/streaks")).Refuses(401, "token-invalid");
        (await app.Get(issuer, "/v1/streaks")).Expect(401);
        (await app.App.Get($"/share/{issued}")).Expect(401);
    }

    private static async Task<IReadOnlyList<T>> Pages<T>(TokensApp app, string path, string list, Func<JsonNode, T> read)
    {
        var (all, cursor) = (new List<T>(), "");
        do
        {
            var page = (await app.Get(app.Admin, $"{path}?limit=2{cursor}")).Expect(200);
            all.AddRange(page[list]!.AsArray().Select(one => read(one!)));
            cursor = (string?)page["next"] is { } next ? $"&cursor={next}" : "";
        }
        while (cursor.Length > 0);
        return all;
    }
}
