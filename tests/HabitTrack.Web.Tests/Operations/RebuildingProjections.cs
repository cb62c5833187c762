using HabitTrack.Storage.Tests.Embedded;
using Npgsql;

namespace HabitTrack.Web.Tests;

public sealed class RebuildingProjections(DemoApp demo)
{
    [Fact]
    public async Task repairs_the_differences_that_a_verification_finds_without_downtime()
    {
        await using var app = await HabitTrackApp.Start();
        await using var other = await app.StartNode();
        for (var day = 1; day <= 20; day++)
            (await app.Post("/v1/hangs", new { seconds = 200, day = $"2026-11-{day:00}" })).Expect(201);
        var streak = (await app.Get("/v1/streaks/hang")).Expect(200).Text;
        var well = (await app.Post("/v1/admin/verifications")).Expect(200);
        Assert.Equal((1, 0), (well.Value<int>("people"), well.Count("differences")));
        Assert.True(well.Value<int>("events") >= 20);

        await using var database = NpgsqlDataSource.Create(app.Database);
        await using var damage = database.CreateCommand(
            "UPDATE habittrack.mt_doc_month SET data = jsonb_set(data, '{days}', '{}') WHERE id = 'me/hang/2026-11'; UPDATE habittrack.mt_doc_entry SET data = jsonb_set(data, '{retracted}', 'true')");
        await damage.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var found = (await app.Post("/v1/admin/verifications")).Expect(200);
        Assert.Equal(21, found.Count("differences"));
        Assert.Contains(found["differences"]!.AsArray(), difference => (string?)difference!["part"] == "2026-11");

        var started = (await app.Post("/v1/admin/rebuilds")).Expect(201);
        await Eventually.Holds("it is done", async () =>
            (await other.Get(started.Headers["Location"])).Expect(200).Value<string>("status") == "done");

        Assert.Equal(100, (await app.Get(started.Headers["Location"])).Value<int>("percent"));
        Assert.Equal(0, (await other.Post("/v1/admin/verifications")).Expect(200).Count("differences"));
        Assert.Equal(streak, (await app.Get("/v1/streaks/hang")).Expect(200).Text);
        await Eventually.Holds("the other node has it too", async () => (await other.Get("/v1/streaks/hang")).Expect(200).Text == streak);
    }

    [Fact]
    public async Task that_does_not_exist_returns_404()
    {
        await using var app = await demo.App();

        (await app.Get($"/v1/admin/rebuilds/{Guid.CreateVersion7()}")).Refuses(404, "rebuild-not-found");
    }
}
