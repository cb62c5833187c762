using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace HabitTrack.Web.Tests;

/// <summary>Generates random changes of every type to six habits: logs of the day, late logs, runs of logs, corrections and settings. Some are rejected.</summary>
internal static class Changes
{
    private const int Entries = 6, Days = 45;

    public static Arbitrary<Change[]> Any { get; } = Arb.From(
        from first in Log.ListOf(Entries)
        from more in Gen.Choose(10, 25).SelectMany(count => One.ListOf(count))
        select (Change[])[Swim, .. first.Select((log, number) => log with { Body = With(log.Body!.AsObject(), "id", EntryId(1 + number)) }), .. more],
        Shrink);

    private static Change Swim => Put("swim", new() { ["kind"] = "custom", ["startedOn"] = Change.Day(Days), ["goal"] = Goal(1, "km", "everyDays", 3) });

    private static Gen<string> Day => Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Choose(0, Days))).Select(Change.Day);

    private static Gen<JsonObject> Range =>
        from last in Gen.Choose(-2, Days)
        from more in Gen.Choose(0, 6)
        select new JsonObject { ["from"] = Change.Day(last + more), ["to"] = Change.Day(last) };

    private static Gen<string> Id => Gen.Choose(1, Entries + 2).Select(EntryId);

    private static Gen<string> Habit => Gen.Elements("hang", "walk", "workout", "stretch", "posture", "swim");

    private static Gen<Change> One => Gen.Frequency(
        (10, Log),
        (4, Run),
        (3, from id in Id from seconds in Gen.Choose(1, 900) select new Change("PATCH", $"/v1/entries/{id}", new JsonObject { ["seconds"] = seconds })),
        (2, from id in Id from day in Day select new Change("PATCH", $"/v1/entries/{id}", new JsonObject { ["day"] = day })),
        (3, from id in Id select new Change("DELETE", $"/v1/entries/{id}")),
        (2, from id in Id select Post($"/v1/entries/{id}/restore")),
        (4, from goal in AnyGoal from day in Day select Post($"/v1/habits/{goal.Habit}/goal", With(goal.Goal, "effectiveFrom", day))),
        (3, from habit in Habit from day in Day select Post($"/v1/habits/{habit}/skips", new() { ["day"] = day })),
        (2, from habit in Habit from range in Range select Post($"/v1/habits/{habit}/skips", range)),
        (1, from habit in Habit from day in Day select new Change("DELETE", $"/v1/habits/{habit}/skips/{day}")),
        (3, from range in Range select Post("/v1/days-off", With(range, "reason", "sick"))),
        (1, from habit in Habit select new Change("DELETE", $"/v1/habits/{habit}")),
        (2, from habit in Habit from day in Day select Post($"/v1/habits/{habit}/pause", new() { ["from"] = day })),
        (2, from habit in Habit from day in Day select Post($"/v1/habits/{habit}/resume", new() { ["on"] = day })),
        (1, from habit in Habit from day in Day select Post($"/v1/habits/{habit}/archive", new() { ["on"] = day })),
        (1, from habit in Habit from day in Day select Post($"/v1/habits/{habit}/reopen", new() { ["on"] = day })),
        (2, from habit in Habit from forgive in Gen.Choose(0, 3) select Put(habit, new() { ["forgive"] = forgive })),
        (2, from habit in Habit from day in Day select Put(habit, new() { ["startedOn"] = day })),
        (3, Settings.Select(settings => new Change("PATCH", "/v1/profile", settings))),
        (1, from day in Day from level in Gen.Choose(0, 10) select Post("/v1/pain", new() { ["area"] = "neck", ["level"] = level, ["day"] = day })),
        (1, Gen.Constant(new Change("PUT", "/v1/exercises/ring-row", new JsonObject { ["description"] = "Row", ["kind"] = "strength", ["primary"] = new JsonArray("lats") }))),
        (2, Gen.Constant(Post("/v1/undo"))));

    private static Gen<Change> Log =>
        from id in Id
        from day in Gen.OrNull(Day)
        from log in AnyLog
        select Post($"/v1/{log.Path}", day is null ? With(log.Body, "id", id) : With(With(log.Body, "id", id), "day", day));

    /// <summary>A batch with one log per day, so that streaks form.</summary>
    private static Gen<Change> Run =>
        from kind in Gen.Elements("hang", "walk", "posture-check", "stretch")
        from last in Gen.Choose(0, Days)
        from count in Gen.Choose(2, 12)
        from seconds in Gen.Choose(1, 900)
        select new Change("POST", "/v1/entries/batch", new JsonArray([.. Enumerable.Range(last, count).Select(back => (JsonNode)With(
            kind == "posture-check" ? new() { ["posture"] = "upright" } : new JsonObject { ["seconds"] = seconds }, "kind", kind, "day", Change.Day(back)))]));

    private static Gen<(string Path, JsonObject Body)> AnyLog =>
        from number in Gen.Choose(1, 900)
        from rpe in Gen.Elements(6.5m, 7, 9)
        from exercise in Gen.Elements("pull-up", "dumbbell-shrug", "ring-row")
        from posture in Gen.Elements("upright", "slouched", "leaning")
        from log in Gen.Elements<(string, JsonObject)>(
            ("hangs", new() { ["seconds"] = number }),
            ("walks", new() { ["seconds"] = number, ["steps"] = 2 * number, ["metres"] = 1.5m * number }),
            ("posture-checks", new() { ["posture"] = posture }),
            ("stretches", new() { ["seconds"] = number, ["reps"] = number % 9 }),
            ("activities", new() { ["habit"] = "swim", ["amount"] = 0.25m * (1 + (number % 8)) }),
            ("workouts", new()
            {
                ["seconds"] = number,
                ["rpe"] = rpe,
                ["sets"] = new JsonArray(new JsonObject { ["exercise"] = exercise, ["kg"] = number % 20, ["reps"] = 1 + (number % 14), ["warmUp"] = number % 3 == 0 }),
            }))
        select log;

    private static Gen<(string Habit, JsonObject Goal)> AnyGoal =>
        from habit in Gen.Elements(("hang", "seconds"), ("walk", "steps"), ("workout", "sessions"), ("stretch", "reps"), ("posture", "checks"), ("swim", "km"))
        from per in Gen.Elements("day", "week", "month", "everyDays", "rolling")
        from amount in Gen.Choose(1, 400)
        from days in Gen.Choose(2, 5)
        from atMost in Gen.Elements(false, false, per != "everyDays")
        select (habit.Item1, atMost ? With(Goal(amount, habit.Item2, per, days), "direction", "atMost") : Goal(amount, habit.Item2, per, days));

    private static Gen<JsonObject> Settings =>
        from zone in Gen.Elements("Etc/UTC", "Asia/Tokyo", "Pacific/Pago_Pago", "Europe/Paris")
        from hour in Gen.Choose(0, 12)
        from weekday in Gen.Elements("monday", "sunday", "saturday")
        from backCondition in Gen.Elements(true, false)
        select new JsonObject
        {
            ["timeZone"] = zone,
            ["dayStartsAt"] = string.Create(CultureInfo.InvariantCulture, $"{hour:00}:00"),
            ["weekStartsOn"] = weekday,
            ["backCondition"] = backCondition,
        };

    private static string EntryId(int number) => new Guid(number, 0, 0, new byte[8]).ToString();

    private static JsonObject Goal(decimal amount, string unit, string per, int days)
    {
        var goal = new JsonObject { ["direction"] = "atLeast", ["amount"] = amount, ["unit"] = unit, ["per"] = per };
        return per is "everyDays" or "rolling" ? With(goal, "days", days) : goal;
    }

    private static JsonObject With(JsonObject body, string name, JsonNode value)
    {
        var copy = body.DeepClone().AsObject();
        copy[name] = value;
        return copy;
    }

    private static JsonObject With(JsonObject body, string name, JsonNode value, string name2, JsonNode value2) => With(With(body, name, value), name2, value2);

    private static Change Post(string path, JsonObject? body = null) => new("POST", path, body);

    private static Change Put(string habit, JsonObject body) => new("PUT", $"/v1/habits/{habit}", body);

    private static IEnumerable<Change[]> Shrink(Change[] changes)
    {
        for (var size = changes.Length / 2; size > 0; size /= 2)
        {
            for (var at = 0; at + size <= changes.Length; at += size)
                yield return [.. changes.Take(at), .. changes.Skip(at + size)];
        }
    }
}
