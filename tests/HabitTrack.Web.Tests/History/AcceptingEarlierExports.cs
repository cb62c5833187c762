using System.Xml.Linq;
using static HabitTrack.Web.Tests.Exports;

namespace HabitTrack.Web.Tests;

public sealed class AcceptingEarlierExports
{
    [Fact]
    public async Task accepts_recorded_values_that_are_no_longer_valid()
    {
        await using var from = await WithHangs();
        await from.Put("/v1/habits/hang", new { name = "Bar and ring" });
        await from.Post("/v1/measurements", new { name = "weight", value = 81, unit = "kg" });
        var export = (await from.Get("/v1/exports")).Text.Replace("Bar and ring", "Bar\\u0007 and\\u009f\\n ring").Replace("\"weight\"", "\"weight\\u0007\"").Replace("\"value\":81", "\"value\":-81");
        await using var to = await SharedService.NewPerson();

        Assert.Equal(8, (await Import(to, export)).Expect(202).Value<int>("added"));

        Assert.Equal("Bar\u0007 and\u009f\n ring", (await to.Get("/v1/habits/hang")).Value<string>("name"));
        var badge = (await to.Post("/v1/tokens", new { name = "Wiki", scopes = new[] { "badge" }, habit = "hang" })).Expect(201).Value<string>("token");
        var svg = XDocument.Parse((await to.Get($"/badges/hang.svg?token={badge}")).Expect(200).Text);
        Assert.StartsWith("Bar and\u009f\n ring: ", svg.Root!.Elements().First().Value);
        await using var further = await SharedService.NewPerson();
        Assert.Equal(8, (await Import(further, (await to.Get("/v1/exports")).Text)).Expect(202).Value<int>("added"));
    }

    [Fact]
    public async Task accepts_a_change_of_the_unit_only_from_versions_that_did_not_record_the_unit_of_entries()
    {
        await using var from = await SharedService.NewPerson();
        (await from.Put("/v1/habits/read", new { kind = "custom", goal = Reading(30) })).Expect(200);
        (await from.Post("/v1/activities", new { habit = "read", amount = 20 })).Expect(201);
        (await from.Put("/v1/habits/read", new { goal = Reading(45) })).Expect(200);
        var export = (await from.Get("/v1/exports")).Text.Replace("\"amount\":45,\"unit\":\"minutes\"", "\"amount\":45,\"unit\":\"pages\"");
        await using var to = await SharedService.NewPerson();

        Assert.StartsWith(
            "Line 4: The habit has entries in minutes, so its unit cannot be changed.",
            (await Import(to, export)).Refuses(422, "import-damaged").Value<string>("detail"));

        Assert.Equal(3, (await Import(to, export.Replace("\"amount\":20,\"unit\":\"minutes\"", "\"amount\":20"))).Expect(202).Value<int>("added"));
        Assert.Equal("pages", (await to.Get("/v1/habits/read")).Expect(200).Value<string>("goal.unit"));

        static object Reading(int amount) => new { direction = "atLeast", amount, unit = "minutes", per = "day" };
    }
}
