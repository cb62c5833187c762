using static HabitTrack.Web.Tests.Exports;

namespace HabitTrack.Web.Tests;

public sealed class ListingImports
{
    [Fact]
    public async Task returns_the_import_with_its_address()
    {
        await using var from = await WithFiveChanges();
        await using var to = await SharedService.NewPerson();

        var imported = await Imported(to, await Export(from));

        Assert.Equal($"/v1/imports/{imported.Value<string>("id")}", imported.Headers["Location"]);
        Assert.Equal(("done", "habittrack", 5, 5), (imported.Value<string>("status"), imported.Value<string>("source"), imported.Value<int>("read"), imported.Value<int>("added")));
        Assert.Equal((0, 0, 0), (imported.Value<int>("known"), imported.Value<int>("skipped"), imported.Count("problems")));
        Assert.Equal(imported.Text, (await to.Get(imported.Headers["Location"])).Expect(200).Text);
        (await from.Get(imported.Headers["Location"])).Refuses(404, "import-not-found");
        (await from.Delete(imported.Headers["Location"])).Refuses(404, "import-not-found");
    }

    [Fact]
    public async Task lists_imports_page_by_page_newest_first()
    {
        await using var from = await WithFiveChanges();
        await using var to = await SharedService.NewPersonWithClock();
        var (export, ids) = (await Export(from), new List<string>());
        for (var import = 0; import < 3; import++)
        {
            to.Clock.Now += TimeSpan.FromMinutes(1);
            ids.Insert(0, (await Imported(to, export)).Value<string>("id")!);
        }

        var page = await to.Get("/v1/imports?limit=2");
        var rest = await to.Get($"/v1/imports?limit=2&cursor={page.Value<string>("next")}");

        Assert.Equal(ids, page["imports"]!.AsArray().Concat(rest["imports"]!.AsArray()).Select(import => (string?)import!["id"]));
        Assert.Equal([0, 5], rest["imports"]!.AsArray().Concat(page["imports"]!.AsArray().Take(1)).Select(import => (int)import!["known"]!));
        Assert.Null(rest["next"]);
    }
}
