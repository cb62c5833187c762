using System.Text.Json.Nodes;
using static HabitTrack.Web.Tests.Files;

namespace HabitTrack.Web.Tests;

public sealed class ImportingWorkouts
{
    private const string
        Hevy = "\"title\",\"start_time\",\"end_time\",\"description\",\"exercise_title\",\"superset_id\",\"exercise_notes\",\"set_index\",\"set_type\",\"weight_kg\",\"reps\",\"distance_km\",\"duration_seconds\",\"rpe\"\n",
        FitNotes = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n",
        StrongA = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n";

    /// <summary>The same workout with the columns of each version of Strong.</summary>
    public static TheoryData<string, string> Versions => new()
    {
        { StrongA + "2026-11-20 17:30:00,\"Leg\",1h 11m,\"Leg Press\",1,100.0,15,0,0,\"\",\"\",8\n", "?units=kg" },
        { "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n2026-11-20 17:30:00,\"Leg\",71m,\"Leg Press\",1,100.0,15,0,0,8\n", "?units=kg" },
        {
            "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes;Workout Duration\n"
                + "2026-11-20 17:30:00;Leg;\"Leg Press\";1;220,462262;lbs;15;8;;;0;;;1h 11m\n",
            ""
        },
        {
            "\"Workout #\";\"Date\";\"Workout Name\";\"Duration (sec)\";\"Exercise Name\";\"Set Order\";\"Weight (kg)\";\"Reps\";\"RPE\";\"Distance (meters)\";\"Seconds\";\"Notes\";\"Workout Notes\"\n"
                + "\"40\";\"2026-11-20 17:30:00\";\"Leg\";\"4260\";\"Leg Press\";\"1\";\"100.0\";\"15\";\"8\";\"\";\"\";\"\";\"\"\n",
            ""
        },
        { "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n2026-11-20 17:30:00,\"Leg\",\"Leg Press\",1,100.0,15,0,0,\"\",\"\",8\n", "?units=kg" },
        { "Date,Workout Name,Exercise Name,Set Order,lb,Reps,mi,Seconds,RPE\n2026-11-20 17:30:00,\"Leg\",\"Leg Press\",0,220.462262,15,0.0,0,8\n", "" },
        { StrongA + "2026-11-20 17:30:00,\"Leg\",71min,\"Leg Press\",1,100.0,15,0,0,,,8\n", "?units=kg" },
    };

    [Theory, MemberData(nameof(Versions))]
    public async Task takes_every_version_of_strong(string file, string query)
    {
        await using var app = await SharedService.NewPerson();
        (await app.Patch("/v1/profile", new { timeZone = "Europe/Berlin" })).Expect(200);

        var imported = await Import(app, file, query);

        Assert.Equal(("done", 3, 3, 0, 0), Numbers(imported));
        Assert.Equal("strong", imported.Value<string>("source"));
        var workout = (await app.Get("/v1/entries?habit=workout"))["entries"]![0]!;
        Assert.Equal(("2026-11-20T16:30:00+00:00", "Leg"), ((string)workout["performedAt"]!, (string)workout["note"]!));
        Assert.Equal(file.Contains("uration") ? 4_260 : null, (int?)workout["seconds"]);
        Assert.Equal(["leg-press 15/100//8 working"], SetsOf(workout));
        Assert.Equal("Leg Press", (await app.Get("/v1/exercises"))["exercises"]!.AsArray().Single(exercise => (bool)exercise!["own"]!)!["description"]!.GetValue<string>());
        Assert.Equal(("done", 3, 0, 3, 0), Numbers(await Import(app, file, query)));
    }

    [Fact]
    public async Task keeps_the_types_of_sets_of_strong_and_its_notes_and_leaves_rest_timers_out()
    {
        await using var app = await SharedService.NewPerson();
        var file = StrongA
            + "2026-11-20 17:30:00,\"Back\",45m,\"Pull Up (Assisted)\",W,20,10,0,0,\"slow, wide\",\"good day\",\n"
            + "2026-11-20 17:30:00,\"Back\",45m,\"Pull Up (Assisted)\",Rest Timer,0,0,0,90,,,\n"
            + "2026-11-20 17:30:00,\"Back\",45m,\"Pull Up\",1,0,8,0,0,,,9.5\n"
            + "2026-11-20 17:30:00,\"Back\",45m,\"Bent Over Row (Dumbbell)\",D,14.5,12,0,0,,,\n"
            + "2026-11-20 17:30:00,\"Back\",45m,\"Shrug (Dumbbell)\",F,20,12,0,0,,,\n"
            + "2026-11-20 17:30:00,\"Back\",45m,\"Dead Hang\",2,0,0,0,60,,,\n"
            + "2026-11-20 17:30:00,\"Back\",45m,\"Dead Hang\",Note,0,0,0,0,\"both hands\",,\n"
            + "2026-11-20 17:30:00,\"Back\",45m,\"Plank\",1,0,0,0,0,,,\n"
            + "2026-11-22 09:00:00,\"Evening\",145h 2m,\"Running\",1,0,0,5.2,1800,,,\n";

        var imported = await Import(app, file, "?units=lb");

        Assert.Equal(("done", 5, 4, 0, 1), Numbers(imported));
        var workouts = (await app.Get("/v1/entries?habit=workout"))["entries"]!.AsArray();
        Assert.Equal(
            ["pull-up 10/-9.072// warmUp", "pull-up 8///9.5 working", "bent-over-dumbbell-row 12/6.577// drop", "dumbbell-shrug 12/9.072// failure", "dead-hang //60/ working"], SetsOf(workouts[1]!));
        Assert.Equal("Back\ngood day\nPull Up (Assisted): slow, wide\nDead Hang: both hands", (string)workouts[1]!["note"]!);
        Assert.Equal((null, "Evening\nRunning: 5.2"), ((int?)workouts[0]!["seconds"], (string)workouts[0]!["note"]!));
        Assert.Equal(
            [
                "2 The file has no unit of its weights. They were read as lb.",
                "3 Workouts have no rest timers here, so they were left out.",
                "9 Plank: the set has no repetitions, weight, time or distance.",
                "10 The workout lasts longer than a day, so its duration was left out.",
            ],
            ProblemsOf(imported).OrderBy(problem => int.Parse(problem.Split(' ')[0])));
    }

    [Fact]
    public async Task asks_for_the_unit_where_the_file_does_not_say_it()
    {
        await using var app = await SharedService.NewPerson();

        var refused = (await Import(app, StrongA + "2026-11-20 17:30:00,\"Leg\",1h,\"Leg Press\",1,100.0,15,0,0,,,\n")).Refuses(422, "invalid-values");

        Assert.StartsWith("The file does not say whether its weights are in kilograms or pounds.", refused.Value<string>("errors.units.0"));
        Assert.Equal(("done", 3, 3, 0, 0), Numbers(await Import(app, StrongA + "2026-11-20 17:30:00,\"Leg\",1h,\"Squat\",1,0,15,0,0,,,\n")));
    }

    [Fact]
    public async Task takes_sets_times_and_notes_of_hevy()
    {
        await using var app = await SharedService.NewPerson();
        var file = Hevy
            + "\"Upper\",\"20 Nov 2026, 18:00\",\"20 Nov 2026, 19:10\",\"before dinner\",\"Bench Press (Barbell)\",,\"elbows in\",0,\"warmup\",40,10,,,\n"
            + "\"Upper\",\"20 Nov 2026, 18:00\",\"20 Nov 2026, 19:10\",\"before dinner\",\"Bench Press (Barbell)\",,\"elbows in\",1,\"normal\",80.5,8,,,8.5\n"
            + "\"Upper\",\"20 Nov 2026, 18:00\",\"20 Nov 2026, 19:10\",\"before dinner\",\"Pull Up\",0,\"\",0,\"failure\",,12,,,\n"
            + "\"Upper\",\"20 Nov 2026, 18:00\",\"20 Nov 2026, 19:10\",\"before dinner\",\"Treadmill\",0,\"\",0,\"dropset\",,,2.5,900,\n";

        var imported = await Import(app, file);

        Assert.Equal(("done", 4, 4, 0, 0), Numbers(imported));
        var workout = (await app.Get("/v1/entries?habit=workout"))["entries"]![0]!;
        Assert.Equal(["bench-press-barbell 10/40// warmUp", "bench-press-barbell 8/80.5//8.5 working", "pull-up 12/// failure", "treadmill //900/ drop"], SetsOf(workout));
        Assert.Equal(
            (4_200, "Upper\nbefore dinner\nBench Press (Barbell): elbows in\nTreadmill: 2.5 km"), ((int)workout["seconds"]!, (string)workout["note"]!));
        Assert.Equal(["4 Workouts have no supersets here. Their sets were taken one by one."], ProblemsOf(imported));
        Assert.Equal(
            ["bench-press-barbell strength", "treadmill cardio"],
            (await app.Get("/v1/exercises"))["exercises"]!.AsArray().Where(exercise => (bool)exercise!["own"]!).Select(exercise => $"{exercise!["key"]} {exercise["kind"]}"));
    }

    [Fact]
    public async Task takes_the_sets_of_a_day_of_fitnotes_as_a_workout()
    {
        await using var app = await SharedService.NewPerson();
        var file = FitNotes
            + "2026-11-20,Plank,Abs,0,kgs,0,,,0:01:30,\n2026-11-20,Lat Pulldown,Back,100,lbs,12,,,,wide grip\n2026-11-21,Running (Outdoor),Cardio,,,,5.0,km,0:30:00,\n";

        Assert.Equal(("done", 6, 6, 0, 0), Numbers(await Import(app, file)));

        var workouts = (await app.Get("/v1/entries?habit=workout"))["entries"]!.AsArray();
        Assert.Equal(["2026-11-21 Running (Outdoor): 5 km", "2026-11-20 Lat Pulldown: wide grip"], workouts.Select(workout => $"{workout!["day"]} {workout["note"]}"));
        Assert.Equal(["plank //90/ working", "lat-pulldown 12/45.359// working"], SetsOf(workouts[1]!));
        Assert.Equal(
            ["Lat Pulldown (Back) strength", "Plank (Abs) strength", "Running (Outdoor) (Cardio) cardio"],
            (await app.Get("/v1/exercises"))["exercises"]!.AsArray().Where(exercise => (bool)exercise!["own"]!).Select(exercise => $"{exercise!["description"]} {exercise["kind"]}"));
    }

    [Fact]
    public async Task takes_commas_without_quotes_in_names_and_comments_of_fitnotes()
    {
        await using var app = await SharedService.NewPerson();
        var file = FitNotes + "2026-11-20,Press (Seated, Cable),Back,50,kgs,12,,,,\n2026-11-20,Press (Seated, Cable),Back,50,kgs,10,,,,\n2026-11-20,Row,Back,,,8,,,,slow, wide\n";

        Assert.Equal(("done", 4, 4, 0, 0), Numbers(await Import(app, file)));

        var workout = (await app.Get("/v1/entries?habit=workout"))["entries"]![0]!;
        Assert.Equal(["press-seated-cable 12/50// working", "press-seated-cable 10/50// working", "row 8/// working"], SetsOf(workout));
        Assert.Equal("Row: slow, wide", (string)workout["note"]!);
    }

    [Fact]
    public async Task leaves_an_exercise_of_the_person_as_it_is_and_takes_its_own_ones_back_with_the_workouts()
    {
        await using var app = await SharedService.NewPerson();
        (await app.Put("/v1/exercises/plank", new { description = "On the elbows", kind = "strength", primary = new[] { "lumbar" } })).Expect(200);
        var before = await app.Get("/v1/exercises");
        var file = FitNotes + "2026-11-20,Plank,Abs,0,kgs,0,,,0:01:30,\n2026-11-20,Lat Pulldown,Back,50,kgs,12,,,,\n";

        var imported = await Import(app, file);
        Assert.Equal(("done", 4, 3, 1, 0), Numbers(imported));
        var once = await Exports.ViewsOf(app);
        (await app.Delete(imported.Headers["Location"])).Expect(200);
        Assert.Equal($"{before["exercises"]}", $"{(await app.Get("/v1/exercises"))["exercises"]}");

        Assert.Equal(("done", 4, 3, 1, 0), Numbers(await Import(app, file)));
        Assert.Equal(once, await Exports.ViewsOf(app));
    }

    [Fact]
    public void the_table_of_exercises_names_exercises_of_the_catalogue()
    {
        using var table = typeof(Service).Assembly.GetManifestResourceStream("exercises.json")!;

        Assert.All(JsonNode.Parse(table)!.AsObject(), exercise => Assert.NotNull(ExerciseCatalogue.Find(exercise.Key)));
    }

    [Theory]
    [InlineData(StrongA + "today,\"Leg\",1h,\"Leg Press\",1,100.0,15,0,0,,,\n", "Line 2: 'today' is not a time such as 2026-11-22 17:30:00.")]
    [InlineData(StrongA + "2026-11-20 17:30:00,\"Leg\",1h,\"Leg Press\",X,100.0,15,0,0,,,\n", "Line 2: 'X' is no Set Order, such as 1, W, D or F.")]
    [InlineData(StrongA + "2026-11-20 17:30:00,\"Leg\",soon,\"Leg Press\",1,100.0,15,0,0,,,\n", "Line 2: 'soon' is not a duration such as 1h 11m.")]
    [InlineData(StrongA + "2026-11-20 17:30:00,\"Leg\",1h,\"Leg Press\",1,100.0,many,0,0,,,\n", "Line 2: Reps is 'many', which is not a number such as 12.5.")]
    [InlineData(Hevy + "\"Upper\",\"20 déc. 2026, 18:00\",,,\"Squat\",,,0,\"normal\",40,10,,,\n", "Line 2: start_time is '20 déc. 2026, 18:00', which is not a time such as 28 Mar 2025, 17:29.")]
    [InlineData(FitNotes + "2026-11-20,Plank,Abs,0,stone,0,,,90 s,\n", "Line 2: Time is '90 s', which is not a duration such as 0:01:30.")]
    public async Task refuses_a_damaged_file_whole(string file, string expected)
    {
        await using var app = await SharedService.NewPerson();

        var refused = (await Import(app, file, "?units=kg")).Refuses(422, "import-damaged");

        Assert.StartsWith(expected, refused.Value<string>("detail"));
        Assert.Equal(0, (await app.Get("/v1/history")).Count("events"));
    }

    [Fact]
    public async Task reads_a_file_that_strong_wrote()
    {
        var path = PathOf("strong-example.csv");
        Assert.SkipWhen(path is null, "The file is not here.");
        await using var app = await SharedService.NewPerson();

        Assert.Equal(("done", 6, 6, 0, 0), Numbers(await Import(app, await File.ReadAllBytesAsync(path!, TestContext.Current.CancellationToken))));

        Assert.Equal(["2019-03-31 4422 10", "2019-03-28 1267 4"], (await app.Get("/v1/entries"))["entries"]!.AsArray().Select(workout => $"{workout!["day"]} {workout["seconds"]} {workout["sets"]!.AsArray().Count}"));
    }

    private static IEnumerable<string> SetsOf(JsonNode workout) =>
        workout["sets"]!.AsArray().Select(set => $"{set!["exercise"]} {set["reps"]}/{set["kg"]}/{set["seconds"]}/{set["rpe"]} {set["type"]}");
}
