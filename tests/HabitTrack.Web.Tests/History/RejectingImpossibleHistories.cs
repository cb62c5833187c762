using System.Text.Json.Nodes;
using static HabitTrack.Web.Tests.Exports;

namespace HabitTrack.Web.Tests;

public sealed class RejectingImpossibleHistories
{
    [Theory]
    [InlineData("\"before\":{\"kind\":\"workout\"", "\"kg\":10,", "\"kg\":999,", "The content of the entry before the change does not match the earlier events.")]
    [InlineData("\"type\":\"profile_changed\"", "\"name\":\"Ann\"", "\"name\":\"Eve\"", "The settings before the change do not match the earlier events.")]
    [InlineData("\"type\":\"habit_details_changed\"", "\"forgive\":0", "\"forgive\":5", "The details of the habit before the change do not match the earlier events.")]
    [InlineData("\"type\":\"exercise_described\"", "\"before\":{\"key\":\"bar-hold\",\"description\":\"Hold.\"", "\"before\":{\"key\":\"bar-hold\",\"description\":\"Held.\"", "The exercise before the change does not match the earlier events.")]
    [InlineData("\"type\":\"days_off_withdrawn\"", "\"reason\":\"sick\"", "\"reason\":\"lazy\"", "The days off were not taken.")]
    [InlineData("\"type\":\"days_off_taken\"", "\"to\":\"2026-11-03\"", "\"to\":\"2026-11-01\"", "from: The last day must not be before the first")]
    [InlineData("\"type\":\"profile_changed\"", "\"name\":\"Bea\"", "\"name\":\"Ann\"", "It changes nothing.")]
    [InlineData("\"type\":\"exercise_described\"", "\"description\":\"Hold on.\"", "\"description\":\"Hold.\"", "It changes nothing.")]
    [InlineData("\"type\":\"days_off_taken\"", "\"from\":\"2026-11-02\",\"to\":\"2026-11-03\"", "\"from\":\"2026-11-05\",\"to\":\"2026-11-05\"", "The days off were already taken.")]
    [InlineData("\"type\":\"entry_corrected\"", "\"kg\":12,", "\"kg\":10,", "It changes nothing.")]
    [InlineData("\"type\":\"entry_corrected\"", "\"after\":{\"kind\":\"workout\",\"sets\":[{\"exercise\":\"pull-up\"", "\"after\":{\"kind\":\"workout\",\"sets\":[{\"exercise\":\"sky-hook\"", "There is no exercise 'sky-hook'")]
    [InlineData("\"type\":\"hang_logged\"", "\"performedAt\":\"2026-11-21T", "\"performedAt\":\"2017-11-21T", "performedAt: It is not an instant of 2026-11-21 in any time zone.")]
    [InlineData("\"type\":\"hang_logged\"", "\"day\":\"2026-11-21\",\"performedAt\":\"2026-11-21T", "\"day\":\"2026-11-22\",\"performedAt\":\"2026-11-23T", "The entry is timed 2026-11-23T")]
    [InlineData("\"type\":\"habit_started\",\"data\":{\"kind\":\"workout\"", "\"amount\":3", "\"amount\":4", "A log starts a habit with its default name and goal")]
    [InlineData("\"type\":\"day_unskipped\"", "\"day\":\"2026-11-21\"", "\"day\":\"2026-11-22\"", "It changes nothing.")]
    [InlineData("\"type\":\"habit_change_undone\"", "\"amount\":3,", "\"amount\":4,", "The habit does not match the earlier events before the undone change.")]
    public async Task rejects_events_whose_previous_values_do_not_match(string line, string original, string forged, string reason)
    {
        await using var from = await WithEveryTypeOfChange();
        var lines = (await from.Get("/v1/exports")).Text.TrimEnd().Split('\n');
        var changed = Array.FindLastIndex(lines, one => one.Contains(line, StringComparison.Ordinal));
        var at = lines[changed].IndexOf(original, StringComparison.Ordinal);
        Assert.True(at > 0, lines[changed]);
        lines[changed] = string.Concat(lines[changed].AsSpan(0, at), forged, lines[changed].AsSpan(at + original.Length));
        await using var to = await SharedService.NewPerson();

        var refused = (await Import(to, string.Join('\n', lines))).Refuses(422, "import-damaged");

        Assert.StartsWith($"Line {changed + 1}: {reason}", refused.Value<string>("detail"));
    }

    [Theory]
    [InlineData("habit_removed", "The habit has entries, so it cannot be removed.")]
    [InlineData("habit_paused", "The habit has not started.")]
    public async Task rejects_invalid_removals_and_changes_of_removed_habits(string type, string reason)
    {
        await using var from = await SharedService.NewPerson();
        await from.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });
        if (type == "habit_removed")
            await from.Post("/v1/hangs", new { seconds = 45 });
        else
            await from.Delete("/v1/habits/hang");
        var lines = (await from.Get("/v1/exports")).Text.TrimEnd().Split('\n');
        var line = JsonNode.Parse(lines[^2])!.AsObject();
        (line["version"], line["type"], line["data"]) = (3, type, type == "habit_removed" ? new JsonObject() : new JsonObject { ["from"] = "2026-11-20" });
        await using var to = await SharedService.NewPerson();

        var refused = (await Import(to, string.Join('\n', [.. lines[..^1], line.ToJsonString(), """{"events":3}"""]))).Refuses(422, "import-damaged");

        Assert.StartsWith($"Line 4: {reason}", refused.Value<string>("detail"));
    }

    [Theory]
    [InlineData("habit_paused", """{"from":"2026-11-10"}""", "habit_paused", """{"from":"2026-11-12"}""", "The habit is already paused on that day.")]
    [InlineData("habit_archived", """{"on":"2026-11-20"}""", "habit_archived", """{"on":"2026-11-21"}""", "The habit was already archived on 2026-11-20.")]
    [InlineData("habit_paused", """{"from":"2026-11-10"}""", "habit_reopened", """{"on":"2026-11-21"}""", "The habit is not archived.")]
    [InlineData("habit_paused", """{"from":"2026-11-10"}""", "hang_logged", """{"day":"2026-10-31","timing":"day","seconds":45}""", "The habit starts on 2026-11-01.")]
    [InlineData("habit_archived", """{"on":"2026-11-20"}""", "hang_logged", """{"day":"2026-11-21","timing":"day","seconds":45}""", "The habit was archived on 2026-11-20.")]
    [InlineData("habit_paused", """{"from":"2026-11-10"}""", "habit_change_undone", """{"version":1}""", "The habit has entries, so it cannot be removed.")]
    public async Task rejects_events_that_no_command_leads_to(string firstType, string first, string secondType, string second, string reason)
    {
        await using var from = await SharedService.NewPerson();
        await from.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });
        await from.Post("/v1/hangs", new { seconds = 45, day = "2026-11-02" });
        var lines = (await from.Get("/v1/exports")).Text.TrimEnd().Split('\n');
        await using var to = await SharedService.NewPerson();

        var refused = (await Import(to, string.Join('\n', [.. lines[..^1], Event(3, firstType, first), Event(4, secondType, second), """{"events":4}"""])))
            .Refuses(422, "import-damaged");

        Assert.StartsWith($"Line 5: {reason}", refused.Value<string>("detail"));
        Assert.EndsWith("Nothing was imported.", refused.Value<string>("detail"));

        string Event(int version, string type, string data)
        {
            var line = JsonNode.Parse(lines[^2])!.AsObject();
            (line["version"], line["type"], line["data"]) = (version, type, JsonNode.Parse(data));
            if (type == "hang_logged")
                line["data"]!["entryId"] = Guid.NewGuid();
            return line.ToJsonString();
        }
    }
}
