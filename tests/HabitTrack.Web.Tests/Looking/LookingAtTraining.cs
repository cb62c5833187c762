namespace HabitTrack.Web.Tests;

public sealed class LookingAtTraining
{
    private static readonly object Row = new { exercise = "bent-over-dumbbell-row", reps = 10, kg = 12.5, rpe = 7 };

    [Fact]
    public async Task lists_the_records_of_all_habits()
    {
        await using var app = await LookingAtProgress.WithHangsOn("2026-11-21", "2026-11-22");
        await app.Put("/v1/habits/rings", new { kind = "hang", startedOn = "2026-11-01" });
        await app.Post("/v1/hangs", new { habit = "rings", seconds = 210, day = "2026-11-20" });

        var records = (await app.Get("/v1/records")).Expect(200);

        Assert.Equal(["longest-hang", "longest-streak/hang", "longest-streak/rings"], records["records"]!.AsArray().Select(record => (string)record!["mark"]!));
        Assert.Equal((210m, "seconds", "2026-11-20"), (
            records.Value<decimal>("records.0.value"), records.Value<string>("records.0.unit"), records.Value<string>("records.0.day")));
        Assert.Equal((2m, "days"), (records.Value<decimal>("records.1.value"), records.Value<string>("records.1.unit")));
    }

    [Fact]
    public async Task returns_new_records_across_all_habits_of_the_kind_in_the_response_to_a_log()
    {
        await using var app = await LookingAtProgress.WithHangsOn("2026-11-21");
        await app.Put("/v1/habits/rings", new { kind = "hang", startedOn = "2026-11-01" });

        var less = await app.Post("/v1/hangs", new { habit = "rings", seconds = 190 });
        var more = await app.Post("/v1/hangs", new { habit = "rings", seconds = 210 });

        Assert.Equal(["longest-streak/rings"], less["records"]!.AsArray().Select(record => (string)record!["mark"]!));
        Assert.Equal(["longest-hang"], more["records"]!.AsArray().Select(record => (string)record!["mark"]!));
    }

    [Fact]
    public async Task returns_the_most_steps_of_a_day_summed_over_several_habits()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/dog-walk", new { kind = "walk", startedOn = "2026-11-01" });
        await app.Post("/v1/walks", new { seconds = 600, steps = 5_000, day = "2026-11-21" });
        await app.Post("/v1/walks", new { habit = "dog-walk", seconds = 600, steps = 4_000 });

        var more = await app.Post("/v1/walks", new { seconds = 60, steps = 3_000 });

        Assert.Contains((7_000m, "most-steps-in-a-day"), more["records"]!.AsArray().Select(record => ((decimal)record!["value"]!, (string)record["mark"]!)));
    }

    [Fact]
    public async Task restores_previous_records_when_an_entry_is_retracted()
    {
        await using var app = await LookingAtProgress.WithHangsOn("2026-11-21");
        var best = (await app.Post("/v1/hangs", new { seconds = 300 })).Headers["Location"];

        await app.Delete(best);

        Assert.Equal((200m, "2026-11-21"), ((await app.Get("/v1/records")).Value<decimal>("records.0.value"), (await app.Get("/v1/records")).Value<string>("records.0.day")));
    }

    [Fact]
    public async Task counts_sets_by_muscle_over_several_weeks()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/workouts", new { sets = new[] { Row, Row }, day = "2026-11-15" });
        await app.Post("/v1/workouts", new { sets = new[] { Row } });

        var week = (await app.Get("/v1/muscles?weeks=1")).Expect(200);
        var month = (await app.Get("/v1/muscles")).Expect(200);

        Assert.Equal(("2026-11-16", 1m), (week.Value<string>("from"), week.Value<decimal>("muscles.0.sets")));
        Assert.Equal((4, "lats", 3m, 0.75m, "low"), (
            month.Value<int>("weeks"), month.Value<string>("muscles.0.muscle"), month.Value<decimal>("muscles.0.sets"),
            month.Value<decimal>("muscles.0.perWeek"), month.Value<string>("muscles.0.band")));
        Assert.Equal(1.5m, month.Value<decimal>("muscles.2.sets"));
        (await app.Get("/v1/muscles?weeks=0")).Refuses(422, "invalid-values");
    }

    [Fact]
    public async Task returns_the_rate_of_increase_of_the_load()
    {
        await using var app = await SharedService.NewPerson();
        Assert.Null((await app.Get("/v1/load")).Expect(200)["ratio"]);
        await app.Post("/v1/workouts", new { seconds = 1_800, rpe = 7, day = "2026-10-26" });
        await app.Post("/v1/workouts", new { seconds = 1_800, rpe = 7 });

        var load = (await app.Get("/v1/load")).Expect(200);

        Assert.Equal((30m, 10m, 3m), (load.Value<decimal>("acute"), load.Value<decimal>("chronic"), load.Value<decimal>("ratio")));
        Assert.Equal((28, "2026-10-26", 210m), (load.Count("days"), load.Value<string>("days.0.day"), load.Value<decimal>("days.27.load")));
    }
}
