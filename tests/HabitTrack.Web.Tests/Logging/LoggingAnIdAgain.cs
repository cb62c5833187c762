namespace HabitTrack.Web.Tests;

public sealed class LoggingAnIdAgain
{
    private static readonly object Hang = new { id = "0192f8a0-0000-7000-8000-000000000001", seconds = 45 };

    [Fact]
    public async Task returns_the_existing_entry_for_the_same_content()
    {
        await using var app = await SharedService.NewPersonWithClock();
        var first = (await app.Post("/v1/hangs", Hang)).Expect(201);
        app.Clock.Now = app.Clock.Now.AddMinutes(1);

        var again = (await app.Post("/v1/hangs", Hang)).Expect(200);

        Assert.Equal(first["entry"]!.ToJsonString(), again["entry"]!.ToJsonString());
        Assert.Equal(45, again.Value<int>("streak.open.total"));
    }

    [Fact]
    public async Task rejects_different_content()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", Hang);

        (await app.Post("/v1/hangs", new { id = "0192f8a0-0000-7000-8000-000000000001", seconds = 46 })).Refuses(422, "id-reused");
        (await app.Post("/v1/walks", new { id = "0192f8a0-0000-7000-8000-000000000001", seconds = 45 })).Refuses(422, "id-reused");
        (await app.Post("/v1/pain", new { id = "0192f8a0-0000-7000-8000-000000000001", area = "neck", level = 1 })).Refuses(422, "id-reused");
    }

    [Fact]
    public async Task rejects_the_id_of_a_retracted_entry()
    {
        await using var app = await SharedService.NewPerson();
        await app.Delete((await app.Post("/v1/hangs", Hang)).Headers["Location"]);

        (await app.Post("/v1/hangs", Hang)).Refuses(409, "entry-retracted");
    }

    [Fact]
    public async Task records_one_entry_for_concurrent_requests()
    {
        await using var app = await SharedService.NewPerson();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => app.Post("/v1/hangs", Hang)));

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Equal(9, answers.Count(answer => answer.Status == 200));
    }
}
