using System.Text.Json.Nodes;
using static HabitTrack.Web.Tests.Exports;

namespace HabitTrack.Web.Tests;

public sealed class RejectingDamagedExports
{
    [Theory]
    [InlineData("not JSON", 5)]
    [InlineData("cut off within a line", 7)]
    [InlineData("without the last line", 8)]
    [InlineData("without a line in the middle", 4)]
    [InlineData("without the last event", 7)]
    [InlineData("two lines swapped", 4)]
    [InlineData("a line twice", 5)]
    [InlineData("another type", 4)]
    [InlineData("an unknown field", 4)]
    [InlineData("a missing field", 4)]
    [InlineData("a value out of range", 4)]
    [InlineData("a day in the future", 3)]
    [InlineData("an entry logged twice", 5)]
    [InlineData("a correction of something else", 6)]
    [InlineData("a newer format", 1)]
    [InlineData("no first line", 1)]
    [InlineData("another export after it", 9)]
    [InlineData("a line that is too long", 4)]
    public async Task rejects_a_damaged_export_with_its_line_and_imports_nothing(string how, int line)
    {
        await using var from = await WithHangs();
        await using var to = await SharedService.NewPerson();

        var refused = (await Import(to, Damage((await from.Get("/v1/exports")).Text.TrimEnd().Split('\n'), how))).Refuses(422, "import-damaged");

        Assert.StartsWith($"Line {line}: ", refused.Value<string>("detail"));
        Assert.Equal(0, (await to.Get("/v1/history")).Count("events"));
    }

    private static string Damage(string[] lines, string how)
    {
        string[] Changed(int line, Action<JsonObject> change)
        {
            var content = JsonNode.Parse(lines[line - 1])!.AsObject();
            change(content);
            return [.. lines[..(line - 1)], content.ToJsonString(), .. lines[line..]];
        }

        return string.Join('\n', how switch
        {
            "not JSON" => [.. lines[..4], "%", .. lines[5..]],
            "cut off within a line" => [.. lines[..6], lines[6][..40]],
            "without the last line" => lines[..^1],
            "without a line in the middle" => [.. lines[..3], .. lines[4..]],
            "without the last event" => [.. lines[..6], lines[^1]],
            "two lines swapped" => [.. lines[..3], lines[4], lines[3], .. lines[5..]],
            "a line twice" => [.. lines[..4], lines[3], .. lines[4..]],
            "another type" => Changed(4, line => line["type"] = "hang_dreamt"),
            "an unknown field" => Changed(4, line => line["data"]!["secnds"] = 5),
            "a missing field" => Changed(4, line => line["data"]!.AsObject().Remove("seconds")),
            "a value out of range" => Changed(4, line => line["data"]!["seconds"] = 86_401),
            "a day in the future" => Changed(3, line => line["data"]!["day"] = "2026-11-24"),
            "an entry logged twice" => [.. lines[..4], .. Changed(4, line => line["version"] = 4)[3..]],
            "a correction of something else" => Changed(6, line => line["data"]!["before"]!["seconds"] = 7),
            "a newer format" => Changed(1, line => line["habitTrack"] = 2),
            "no first line" => lines[1..],
            "another export after it" => [.. lines, .. lines],
            "a line that is too long" => [.. lines[..3], new string(' ', 3 << 20), .. lines[3..]],
            _ => throw new ArgumentException(how, nameof(how)),
        });
    }
}
