namespace HabitTrack.Web.Tests;

public sealed class ReadingAdvice
{
    [Fact]
    public async Task returns_start_light_with_the_log_and_on_the_dashboard()
    {
        await using var app = await SharedService.NewPerson();
        await Lift(app, "2026-11-20", 10);
        await app.Put("/v1/habits/gym", new { kind = "workout", startedOn = "2026-11-01" });

        var heavier = await Lift(app, "2026-11-22", 12, "gym");

        Assert.Equal(["start-light"], Codes(heavier));
        Assert.Equal("dumbbell-shrug: 12 kg, at most 10 kg in the first session", heavier.Value<string>("advice.0.because.0"));
        Assert.Equal(["start-light", "sit-less"], Codes(await app.Get("/v1/dashboard")));
        Assert.DoesNotContain("start-light", Codes(await app.Get("/v1/dashboard?asOf=2026-11-21")));
    }

    [Fact]
    public async Task returns_sit_less_again_four_hours_after_the_last_activity()
    {
        await using var app = await SharedService.NewPersonWithClock();
        Assert.Equal(["sit-less"], Codes(await app.Get("/v1/dashboard")));

        Assert.Empty(Codes(await app.Post("/v1/hangs", new { seconds = 20 })));
        Assert.Empty(Codes(await app.Get("/v1/dashboard")));
        app.Clock.Now = app.Clock.Now.AddHours(5);

        Assert.Equal(["sit-less"], Codes(await app.Get("/v1/dashboard")));
        Assert.Empty(Codes(await app.Get("/v1/dashboard?asOf=2026-11-21")));
    }

    [Fact]
    public async Task considers_entries_before_the_start_of_the_day_for_sit_less()
    {
        await using var app = await SharedService.NewPerson();
        await app.Patch("/v1/profile", new { dayStartsAt = "11:00" });
        await app.Post("/v1/stretches", new { performedAt = "2026-11-22T10:30:00Z" });

        var dashboard = await app.Get("/v1/dashboard");

        Assert.Empty(Codes(dashboard));
        Assert.Equal(0, dashboard.Count("entries"));
    }

    [Fact]
    public async Task omits_see_a_doctor_once_it_is_acknowledged()
    {
        await using var app = await SharedService.NewPerson();
        await app.Patch("/v1/profile", new { backCondition = true });
        Assert.Contains("see-a-doctor", Codes(await app.Post("/v1/hangs", new { seconds = 20 })));

        await app.Patch("/v1/profile", new { acknowledgedAdvice = new[] { "see-a-doctor" } });

        Assert.Empty(Codes(await app.Get("/v1/dashboard")));
    }

    private static Task<Answer> Lift(HabitTrackApp app, string day, int kg, string habit = "workout") => app.Post(
        "/v1/workouts", new { habit, day, warmUpSeconds = 300, sets = new[] { new { exercise = "dumbbell-shrug", reps = 5, kg } } });

    private static IEnumerable<string> Codes(Answer answer) => answer["advice"]!.AsArray().Select(advice => (string)advice!["code"]!);
}
