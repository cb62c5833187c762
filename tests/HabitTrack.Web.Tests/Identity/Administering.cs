namespace HabitTrack.Web.Tests;

public sealed class Administering
{
    [Fact]
    public async Task is_written_down_by_ids_only()
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
    public async Task begins_with_a_token_that_the_service_asks_for_at_its_start()
    {
        var refused = await Assert.ThrowsAsync<CannotStartException>(() => HabitTrackApp.Start("--Auth:Mode", "tokens"));

        Assert.Contains("scripts/admin-token", refused.Message);
        Assert.Contains("HABITTRACK_ADMIN_TOKEN", refused.Message);
    }

    [Theory]
    [InlineData("--Auth:Mode", "passwords")]
    [InlineData("--HABITTRACK_ADMIN_TOKEN", "secret")]
    public async Task begins_with_nothing_that_makes_no_sense(string setting, string value) =>
        Assert.Contains(setting.TrimStart('-'), (await Assert.ThrowsAsync<CannotStartException>(() => HabitTrackApp.Start("--Auth:Mode", "tokens", setting, value))).Message);

    [Fact]
    public async Task lets_the_person_of_local_mode_be_taken_over()
    {
        await using var app = await HabitTrackApp.Start();
        await app.Post("/v1/hangs", new { seconds = 45 });
        var token = (await app.Post("/v1/tokens", new { name = "Me", scopes = new[] { "log", "read", "admin" } })).Expect(201).Value<string>("token");

        await using var tokens = await app.StartNode("--Auth:Mode", "tokens");

        Assert.Equal(1, (await tokens.Get("/v1/entries", TokensApp.Showing(token))).Count("entries"));
        (await tokens.Get("/v1/entries")).Refuses(401, "token-required");
        (await app.Post("/v1/people", new { name = "Me", id = "me" })).Refuses(409, "already-added");
    }
}
