namespace HabitTrack.Web.Tests;

public sealed class CheckingVersions
{
    [Theory]
    [InlineData("POST", "/v1/hangs", """{"seconds":45}""")]
    [InlineData("PUT", "/v1/habits/hang", """{"forgive":2}""")]
    [InlineData("POST", "/v1/habits/hang/skips", """{"day":"2026-11-22"}""")]
    [InlineData("PATCH", "entry", """{"seconds":46}""")]
    [InlineData("DELETE", "entry", null)]
    public async Task rejects_an_old_version_and_accepts_the_current_one(string method, string path, string? body)
    {
        await using var app = await SharedService.NewPerson();
        var logged = await app.Post("/v1/hangs", new { seconds = 45 });
        var at = path == "entry" ? logged.Headers["Location"] : path;

        (await app.Send(new(method), at, body, ("If-Match", "\"1\""))).Refuses(412, "version-mismatch");
        Assert.Equal("\"2\"", (await app.Get("/v1/habits/hang")).ETag);

        var changed = await app.Send(new(method), at, body, ("If-Match", logged.ETag));
        Assert.InRange(changed.Status, 200, 201);
        Assert.Equal("\"3\"", changed.ETag);
    }

    [Fact]
    public async Task applies_to_the_profile_too()
    {
        await using var app = await SharedService.NewPerson();
        var etag = (await app.Patch("/v1/profile", new { name = "Ada" })).ETag;
        await app.Patch("/v1/profile", new { name = "Bea" });

        (await app.Patch("/v1/profile", new { name = "Cleo" }, ("If-Match", etag))).Refuses(412, "version-mismatch");
    }

    [Theory]
    [InlineData("seven")]
    [InlineData("\"-1\"")]
    [InlineData("W/\"2\"")]
    [InlineData("\"99999999999999999999\"")]
    public async Task rejects_an_invalid_version(string version)
    {
        await using var app = await SharedService.NewPerson();

        (await app.Post("/v1/hangs", new { seconds = 45 }, ("If-Match", version))).Refuses(412, "version-mismatch");
    }
}
