namespace HabitTrack.Web.Tests;

public sealed class LookingAtFactsByKind
{
    [Fact]
    public async Task returns_the_facts_of_each_habits_kind()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 40 });
        await app.Post("/v1/walks", new { seconds = 600, steps = 1_050 });
        await app.Post("/v1/posture-checks", new { posture = "slouched", performedAt = "2026-11-22T09:30:00+01:00" });
        await app.Post("/v1/stretches", new { reps = 20 });
        await app.Post("/v1/workouts", new { warmUpSeconds = 300, seconds = 1_800, rpe = 7, sets = new[] { new { exercise = "pull-up", reps = 8, kg = 5, rpe = 8 } } });

        var day = (await app.Get("/v1/summaries?period=day")).Expect(200);

        Assert.Equal(["hang", "walk", "posture", "stretch", "workout"], day["summaries"]!.AsArray().Select(summary => (string)summary!["habit"]!));
        Assert.Equal((40m, 40m), (day.Value<decimal>("summaries.0.hang.longestSeconds"), day.Value<decimal>("summaries.0.hang.meanSeconds")));
        Assert.Equal((105m, "moderate", 0.4667m), (
            day.Value<decimal>("summaries.1.walk.cadence"), day.Value<string>("summaries.1.walk.intensity"), day.Value<decimal>("summaries.1.walk.shareOfWeekly")));
        Assert.Equal((0m, 8, 1), (
            day.Value<decimal>("summaries.2.posture.uprightRate"), day.Value<int>("summaries.2.posture.hours.0.hour"), day.Value<int>("summaries.2.posture.hours.0.checks")));
        Assert.Equal((1m, 20m), (day.Value<decimal>("summaries.3.stretch.sessions"), day.Value<decimal>("summaries.3.stretch.repetitions")));
        Assert.Equal((1m, 40m, 1m, 1m, 210m), (
            day.Value<decimal>("summaries.4.workout.workingSets"),
            day.Value<decimal>("summaries.4.workout.volume"),
            day.Value<decimal>("summaries.4.workout.warmUpRate"),
            day.Value<decimal>("summaries.4.workout.hardSets"),
            day.Value<decimal>("summaries.4.workout.load")));
        Assert.Equal(("lats", 1m, "low"), (
            day.Value<string>("summaries.4.workout.muscles.0.muscle"), day.Value<decimal>("summaries.4.workout.muscles.0.sets"), day.Value<string>("summaries.4.workout.muscles.0.band")));
        Assert.Equal(6.33m, day.Value<decimal>("summaries.4.workout.oneRepMaximums.0.kg"));
        Assert.Null(day["summaries.0.walk"]);
    }
}
