namespace HabitTrack.Web.Tests;

public sealed class FillingLogForms
{
    [Theory]
    [InlineData("/log/walk?habit=zzz")]
    [InlineData("/log/workout?habit=hang")]
    [InlineData("/log/hang?habit=walk")]
    [InlineData("/log/custom")]
    [InlineData("/log/measurement?habit=hang")]
    public async Task for_a_habit_that_the_page_does_not_log_is_not_found(string path)
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 58 });
        await app.Post("/v1/walks", new { seconds = 600 });

        (await app.Get(path)).Refuses(404, "habit-not-started");
        Assert.Contains("This habit does not exist.", (await app.Get(path, ("Accept", "text/html"))).Text);
    }

    [Theory]
    [InlineData("/log/hang", "seconds", "58")]
    [InlineData("/log/walk", "minutes", "49")]
    [InlineData("/log/walk", "kilometres", "4.1")]
    [InlineData("/log/walk", "steps", "5210")]
    [InlineData("/log/workout", "minutes", "49")]
    [InlineData("/log/stretch", "reps", "12")]
    [InlineData("/log/measurement", "value", "80.5")]
    [InlineData("/log/custom?habit=read", "amount", "17")]
    public async Task shows_the_last_value_as_a_placeholder_without_filling_it_in(string path, string field, string last)
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 58 });
        await app.Post("/v1/walks", new { seconds = 2_928, metres = 4_100, steps = 5_210 });
        await app.Post("/v1/workouts", new { sets = new[] { new { exercise = "pull-up", reps = 5 } }, seconds = 2_928 });
        await app.Post("/v1/stretches", new { reps = 12 });
        await app.Post("/v1/measurements", new { name = "weight", value = 80.5, unit = "kg" });
        await app.Put("/v1/habits/read", new { kind = "custom", goal = new { direction = "atLeast", amount = 10, unit = "pages", per = "day" } });
        await app.Post("/v1/activities", new { habit = "read", amount = 17 });

        var page = (await app.Get(path)).Text;
        var input = page[page.LastIndexOf('<', page.IndexOf($"id=\"field-{field}\"", StringComparison.Ordinal))..];
        input = input[..input.IndexOf('>', StringComparison.Ordinal)];

        Assert.Contains($"placeholder=\"{last}\"", input);
        Assert.DoesNotContain(" value=", input);
    }
}
