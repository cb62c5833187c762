namespace HabitTrack.Web.Tests;

public sealed class RevalidatingViews(RevalidatingViews.Served served) : IClassFixture<RevalidatingViews.Served>
{
    /// <summary>Covers every GET route of the OpenAPI document, so that a new route without an ETag fails.</summary>
    [Fact]
    public async Task returns_304_while_nothing_changes()
    {
        foreach (var path in served.Reads)
        {
            var tag = (await served.App.Get(path)).Expect(200).ETag;

            var again = (await served.App.Get(path, ("If-None-Match", tag))).Expect(304);

            Assert.True(again.Text.Length == 0 && again.ETag == tag, path);
        }
    }

    [Fact]
    public async Task returns_a_new_etag_after_a_log()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 45 });
        string[] views = ["/v1/streaks", "/v1/streaks/hang", "/v1/summaries", "/v1/dashboard", "/v1/entries", "/v1/history", "/v1/habits/hang"];
        var tags = new Dictionary<string, string>();
        foreach (var view in views)
            tags[view] = (await app.Get(view)).ETag;

        await app.Post("/v1/hangs", new { seconds = 46 });

        foreach (var (view, tag) in tags)
            Assert.NotEqual(tag, (await app.Get(view, ("If-None-Match", tag))).Expect(200).ETag);
    }

    [Theory]
    [InlineData("/v1/streaks")]
    [InlineData("/v1/summaries")]
    [InlineData("/v1/dashboard")]
    public async Task returns_a_new_response_on_another_day(string view)
    {
        await using var app = await SharedService.NewPersonWithClock();
        await app.Post("/v1/hangs", new { seconds = 45 });
        var tag = (await app.Get(view)).ETag;

        app.Clock.Now = app.Clock.Now.AddDays(1);

        (await app.Get(view, ("If-None-Match", tag))).Expect(200);
    }

    [Fact]
    public async Task returns_a_new_response_for_other_parameters_or_formats()
    {
        var tag = (await served.App.Get("/v1/streaks")).ETag;

        (await served.App.Get("/v1/streaks?asOf=2026-11-01", ("If-None-Match", tag))).Expect(200);
        Assert.NotEqual((await served.App.Get("/v1/history")).ETag, (await served.App.Get("/v1/history", ("Accept", "application/x-ndjson"))).ETag);
    }

    [Theory]
    [InlineData("*", 304)]
    [InlineData("\"other\", {0}", 304)]
    [InlineData("W/{0}", 304)]
    [InlineData("\"other\"", 200)]
    [InlineData("no tag at all", 200)]
    [InlineData("", 200)]
    public async Task evaluates_if_none_match_as_http_specifies(string header, int status)
    {
        var tag = (await served.App.Get("/v1/streaks")).ETag;

        (await served.App.Get("/v1/streaks", ("If-None-Match", header.Replace("{0}", tag)))).Expect(status);
    }

    [Fact]
    public async Task sends_no_etag_with_a_problem()
    {
        var problem = (await served.App.Get("/v1/streaks/swim", ("If-None-Match", "\"other\""))).Refuses(404, "habit-not-started");

        Assert.DoesNotContain("ETag", problem.Headers);
    }

    /// <summary>A service shared by the tests that only read.</summary>
    public sealed class Served : IAsyncLifetime
    {
        // These resources are not derived from the history of a person.
        private static readonly string[] Untagged = ["Administration", "People", "Tokens", "Coaches", "Webhooks", "Reminders"];
        private static readonly string[] UntaggedPaths = ["/v1/exports", "/v1/imports", "/v1/imports/{import}"];

        public HabitTrackApp App { get; private set; } = null!;

        /// <summary>The paths of the GET routes that send an ETag.</summary>
        public IReadOnlyList<string> Reads { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            App = await HabitTrackApp.Start();
            var entry = (await App.Post("/v1/hangs", new { seconds = 45 })).Expect(201).Value<string>("entry.id");
            Reads = (await OpenApiDocument.Of(App)).Operations
                .Where(operation => operation.Method == "GET" && operation.Path.StartsWith("/v1/") && !OpenApiDocument.IsEventStream(operation.Operation))
                .Where(operation => !Untagged.Contains(operation.Operation["tags"]![0]!.GetValue<string>()) && !UntaggedPaths.Contains(operation.Path))
                .Select(operation => operation.Path.Replace("{id}", entry).Replace("{habit}", "hang"))
                .ToList();
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
