using static HabitTrack.Web.Tests.Files;

namespace HabitTrack.Web.Tests;

public sealed class ComingFromAppleHealth
{
    private const string Walk = "workoutActivityType=\"HKWorkoutActivityTypeWalking\" sourceName=\"Watch\"";

    [Fact]
    public async Task takes_the_steps_of_a_day_as_a_walk_from_one_device_alone()
    {
        await using var app = await SharedService.NewPerson();
        var file = Export(
            Steps("Phone", "2026-11-18 09:00:00 +0000", 900),
            Steps("Phone", "2026-11-19 09:00:00 +0000", 4_000),
            Steps("Watch", "2026-11-19 09:00:00 +0000", 4_100),
            Steps("Watch", "2026-11-19 18:00:00 +0000", 1_900),
            Steps("Watch", "2026-11-20 09:00:00 +0000", 500),
            Steps("Watch", "2026-11-21 09:00:00 +0000", 700),
            Distance("Watch", "2026-11-19 09:00:00 +0000", "3.25", "km"),
            Distance("Watch", "2026-11-19 18:00:00 +0000", "1", "mi"));

        var imported = await Import(app, file);

        Assert.Equal(("done", 4, 4, 0, 0), Numbers(imported));
        Assert.Equal("applehealth", imported.Value<string>("source"));
        Assert.Equal(["2026-11-19 6000 4859.344 ", "2026-11-20 500  ", "2026-11-21 700  "], await Walks(app));
        Assert.Equal(["Devices and apps count the same steps, so only those of Watch were taken. The file has Watch (3 days), Phone (2 days)."], ProblemsOf(imported));
    }

    [Fact]
    public async Task takes_the_device_that_is_asked_for_and_never_adds_another()
    {
        await using var app = await SharedService.NewPerson();
        var file = Export(Steps("Phone", "2026-11-19 09:00:00 +0000", 4_000), Steps("Watch", "2026-11-19 09:00:00 +0000", 4_100), Steps("Watch", "2026-11-20 09:00:00 +0000", 500));

        Assert.Equal(("done", 2, 2, 0, 0), Numbers(await Import(app, file, "?from=Phone")));
        var other = await Import(app, file);

        Assert.Equal(("done", 3, 1, 2, 0), Numbers(other));
        Assert.Equal(["2026-11-19 4000  ", "2026-11-20 500  "], await Walks(app));
        Assert.Contains(ProblemsOf(other), problem => problem.EndsWith("4 The file now has this entry with another content. It was imported before, and is left as it is here."));
        Assert.Equal(
            "The file has no steps of Ring. It has Watch (2 days), Phone (1 day).",
            (await Import(app, file, "?from=Ring")).Refuses(422, "invalid-values").Value<string>("errors.from.0"));
    }

    [Fact]
    public async Task gives_a_walk_the_steps_during_it_and_its_day_the_others()
    {
        await using var app = await SharedService.NewPerson();
        var file = Export(
            Steps("Watch", "2026-11-19 07:59:00 +0000", 100),
            Steps("Watch", "2026-11-19 08:00:00 +0000", 1_500),
            Steps("Watch", "2026-11-19 08:29:59 +0000", 1_500),
            Steps("Watch", "2026-11-19 08:30:00 +0000", 200),
            Distance("Watch", "2026-11-19 08:10:00 +0000", "2", "km"),
            Distance("Watch", "2026-11-20 08:10:00 +0000", "1.8", "km"),
            $"<Workout {Walk} duration=\"29.5\" durationUnit=\"min\" totalDistance=\"2.1\" totalDistanceUnit=\"km\" startDate=\"2026-11-19 09:00:00 +0100\" endDate=\"2026-11-19 09:30:00 +0100\"/>",
            $"<Workout {Walk} startDate=\"2026-11-20 08:00:00 +0000\" endDate=\"2026-11-20 08:30:00 +0000\"><MetadataEntry key=\"HKIndoorWorkout\" value=\"0\"/></Workout>",
            $"<Workout {Walk} startDate=\"2026-11-21 08:00:00 +0000\" endDate=\"2026-11-21 08:30:00 +0000\">"
                + "<WorkoutStatistics type=\"HKQuantityTypeIdentifierDistanceWalkingRunning\" sum=\"1.5\" unit=\"km\"/></Workout>");

        Assert.Equal(("done", 5, 5, 0, 0), Numbers(await Import(app, file)));

        Assert.Equal(["2026-11-19 300  ", "2026-11-19 3000 2100 1770", "2026-11-20  1800 1800", "2026-11-21  1500 1800"], await Walks(app));
    }

    [Fact]
    public async Task takes_strength_training_and_lists_other_workouts_and_records()
    {
        await using var app = await SharedService.NewPerson();
        const string at = "startDate=\"2026-11-19 18:00:00 +0000\" endDate=\"2026-11-19 19:00:00 +0000\"";
        var file = Export(
            Record("HKQuantityTypeIdentifierHeartRate", "Watch", "2026-11-19 09:00:00 +0000", "61", "count/min"),
            $"<Workout workoutActivityType=\"HKWorkoutActivityTypeTraditionalStrengthTraining\" sourceName=\"Watch\" duration=\"58\" durationUnit=\"min\" {at}/>",
            $"<Workout workoutActivityType=\"HKWorkoutActivityTypeTraditionalStrengthTraining\" sourceName=\"Gym app\" duration=\"60\" durationUnit=\"min\" {at}/>",
            $"<Workout workoutActivityType=\"HKWorkoutActivityTypeRunning\" sourceName=\"Watch\" {at}/>");

        var imported = await Import(app, file);

        Assert.Equal(("done", 4, 2, 0, 2), Numbers(imported));
        Assert.Equal(3_480, (await app.Get("/v1/entries?habit=workout")).Value<int>("entries.0.seconds"));
        Assert.Equal(
            [
                "Only steps, walking distance and workouts can be imported. This was left out: HeartRate (1).",
                "apple_health_export/export.xml 5 Watch has recorded the same (apple_health_export/export.xml, line 4). Only that was taken.",
                "apple_health_export/export.xml 6 Running: only walking, hiking and strength training can be imported.",
            ],
            ProblemsOf(imported));
    }

    [Fact]
    public async Task leaves_out_records_that_repeat_and_the_day_that_was_not_over()
    {
        await using var app = await SharedService.NewPerson();
        var steps = Steps("Watch", "2026-11-19 09:00:00 +0000", 4_000);
        var file = Export("<ExportDate value=\"2026-11-20 12:00:00 +0000\"/>", $"<Correlation type=\"x\">{steps}</Correlation>", steps, Steps("Watch", "2026-11-20 09:00:00 +0000", 10));

        var imported = await Import(app, file);

        Assert.Equal(("done", 3, 2, 0, 1), Numbers(imported));
        Assert.Equal(["2026-11-19 4000  "], await Walks(app));
        Assert.Contains("apple_health_export/export.xml 6 2026-11-20 was not over when the file was written. A later export has all steps of the day.", ProblemsOf(imported));
    }

    [Fact]
    public async Task adds_nothing_the_second_time_and_everything_again_after_it_was_taken_back()
    {
        await using var app = await SharedService.NewPerson();
        var before = await Exports.ViewsOf(app);
        var file = Export(
            Steps("Watch", "2026-11-19 09:00:00 +0000", 4_000), $"<Workout {Walk} startDate=\"2026-11-20 08:00:00 +0000\" endDate=\"2026-11-20 08:30:00 +0000\"/>");
        var imported = await Import(app, file);
        var once = await Exports.ViewsOf(app);

        Assert.Equal(("done", 3, 0, 3, 0), Numbers(await Import(app, file)));
        Assert.Equal(once, await Exports.ViewsOf(app));
        await app.Delete(imported.Headers["Location"]);
        Assert.Equal(before, await Exports.ViewsOf(app));
        Assert.Equal(3, (await Import(app, file, "?dryRun=true")).Expect(200).Value<int>("added"));
        Assert.Equal(("done", 3, 3, 0, 0), Numbers(await Import(app, file)));
        Assert.Equal(once, await Exports.ViewsOf(app));
    }

    [Fact]
    public async Task shows_the_habits_before_with_the_goals_that_they_have_here()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/walk", new { goal = new { direction = "atLeast", amount = 8_000, unit = "steps", per = "day" } });

        var preview = (await Import(app, Export(Steps("Watch", "2026-11-19 09:00:00 +0000", 4_000)), "?dryRun=true")).Expect(200);

        Assert.Equal(1, preview.Value<int>("added"));
        Assert.Equal(("walk", "walk", 8_000, 1), (preview.Value<string>("habits.0.habit"), preview.Value<string>("habits.0.kind"), preview.Value<int>("habits.0.goal.amount"), preview.Value<int>("habits.0.entries")));
    }

    [Theory]
    [InlineData("<Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"Watch\" startDate=\"yesterday\" value=\"1\"/>", "line 4: startDate of Record is 'yesterday'")]
    [InlineData("<Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"Watch\" startDate=\"2026-11-19 09:00:00 +0000\" value=\"many\"/>", "line 4: value of Record is 'many'")]
    [InlineData("<Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"&watch;\"/>", "line 4: The file cannot be read as XML.")]
    [InlineData("<Record>", "line 5: The file cannot be read as XML.")]
    public async Task refuses_a_damaged_file_whole(string damaged, string expected)
    {
        await using var app = await SharedService.NewPerson();

        var refused = (await Import(app, Export(Steps("Watch", "2026-11-19 09:00:00 +0000", 4_000), damaged))).Refuses(422, "import-damaged");

        Assert.StartsWith("apple_health_export/export.xml, " + expected, refused.Value<string>("detail"));
        Assert.Equal(0, (await app.Get("/v1/history")).Count("events"));
    }

    [Fact]
    public async Task refuses_what_would_not_fit_into_memory()
    {
        await using var app = await SharedService.NewPerson();
        foreach (var hostile in new[] { $"<Record type=\"{new string('x', 2 << 20)}\"/>", $"<![CDATA[{new string('<', 2 << 20)}]]>", string.Concat(Enumerable.Repeat("<a>", 1_000)), string.Concat(Enumerable.Range(0, 20_000).Select(name => $"<a{name}/>")) })
            (await Import(app, Export(hostile))).Refuses(422, "import-damaged");
    }

    [Fact]
    public async Task reads_an_export_of_another_program_that_writes_the_same_format()
    {
        var path = PathOf("apple-health-export.zip");
        Assert.SkipWhen(path is null, "The archive is not here.");
        await using var app = await SharedService.NewPerson();

        var imported = await Import(app, await File.ReadAllBytesAsync(path!, TestContext.Current.CancellationToken));

        Assert.Equal(("done", 8, 0, 0, 8), Numbers(imported));
        Assert.Contains("export.xml 3 Running: only walking, hiking and strength training can be imported.", ProblemsOf(imported));
    }

    private static byte[] Export(params string[] elements) => Zip(
        ("apple_health_export/export_cda.xml", "<ClinicalDocument/>"),
        ("apple_health_export/export.xml", $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE HealthData [<!ENTITY watch \"Watch\">]>\n<HealthData locale=\"en_US\">\n{string.Join('\n', elements)}\n</HealthData>\n"));

    private static string Steps(string source, string at, int count) => Record("HKQuantityTypeIdentifierStepCount", source, at, $"{count}", "count");

    private static string Distance(string source, string at, string value, string unit) => Record("HKQuantityTypeIdentifierDistanceWalkingRunning", source, at, value, unit);

    private static string Record(string type, string source, string at, string value, string unit) =>
        $"<Record type=\"{type}\" sourceName=\"{source}\" unit=\"{unit}\" creationDate=\"{at}\" startDate=\"{at}\" endDate=\"{at}\" value=\"{value}\"/>";

    private static async Task<IEnumerable<string>> Walks(HabitTrackApp app) =>
        (await app.Get("/v1/entries?habit=walk"))["entries"]!.AsArray().Select(walk => $"{walk!["day"]} {walk["steps"]} {walk["metres"]} {walk["seconds"]}").Order(StringComparer.Ordinal);
}
