using System.Globalization;
using System.IO.Compression;
using static HabitTrack.Web.Tests.Files;

namespace HabitTrack.Web.Tests;

/// <summary>The strength of an imported habit is the score that Loop Habit Tracker shows.</summary>
public sealed class AgreeingWithLoopOnScores
{
    private static readonly DateOnly Last = new(2026, 11, 22);

    public static TheoryData<string, int, int> Goals => new()
    {
        { "YES_NO", 1, 1 }, { "YES_NO", 3, 7 }, { "YES_NO", 1, 7 }, { "YES_NO", 2, 14 }, { "YES_NO", 5, 31 }, { "YES_NO", 7, 7 },
        { "AT_LEAST", 1, 1 }, { "AT_LEAST", 1, 7 }, { "AT_LEAST", 1, 30 }, { "AT_MOST", 1, 1 }, { "AT_MOST", 1, 7 }, { "AT_MOST", 1, 30 },
    };

    [Theory, MemberData(nameof(Goals))]
    public async Task to_four_decimals_every_day(string type, int times, int days)
    {
        var random = new Random((times * 100) + days + type.Length);
        var values = Enumerable.Range(0, 120).Select(_ => type == "YES_NO" ? random.Next(-1, 4) : random.Next(4) == 0 ? 3 : random.Next(4, 20_000)).ToArray();
        values[0] = type == "YES_NO" ? 2 : 9_000;
        const decimal target = 12;
        var habit = type == "YES_NO" ? $"Habit,YES_NO,,,{times},{days},#1976D2,,,,false" : $"Habit,NUMERICAL,,,{times},{days},#1976D2,units,{type},{target}.0,false";
        var first = Last.AddDays(1 - values.Length);
        await using var app = await SharedService.NewPerson();
        (await Import(app, Loop(habit, [.. values.Select((value, at) => $"{first.AddDays(at):yyyy-MM-dd},{WordOf(value)},").Reverse()]))).Expect(202);

        var scores = ScoresOf(values, type, times, days, (double)target);

        foreach (var at in new[] { 0, 1, 6, 7, 29, 30, 31, 59, 75, 90, 119 })
            Assert.Equal(scores[at], (await app.Get($"/v1/streaks/habit?asOf={first.AddDays(at):yyyy-MM-dd}")).Value<double>("strength"), 0.00005);
    }

    [Fact]
    public async Task that_loop_wrote_itself()
    {
        var path = PathOf("loop-habits-csv-2.3.1.zip");
        Assert.SkipWhen(path is null, "The archive is not here.");
        await using var app = await SharedService.NewPerson();

        (await Import(app, await File.ReadAllBytesAsync(path!, TestContext.Current.CancellationToken))).Expect(202);

        using var archive = ZipFile.OpenRead(path!);
        using var reader = new StreamReader(archive.GetEntry("Scores.csv")!.Open());
        var habits = (await reader.ReadLineAsync(TestContext.Current.CancellationToken))!.Split(',')[1..^1];
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            var fields = line.Split(',');
            foreach (var (habit, score) in habits.Zip(fields[1..^1]).Where(one => one.First != "someone"))
            {
                var streak = (await app.Get($"/v1/streaks/{habit.Replace(' ', '-')}?asOf={fields[0]}")).Expect(200);
                if (streak.Value<double>("strength") is var strength && (strength > 0 || streak["open"] is not null))
                    Assert.Equal(double.Parse(score, CultureInfo.InvariantCulture), strength, 0.00005);
            }
        }
    }

    private static string WordOf(int value) => value switch
    {
        -1 => "UNKNOWN",
        0 => "NO",
        1 => "YES_AUTO",
        2 => "YES_MANUAL",
        3 => "SKIP",
        _ => $"{value}",
    };

    /// <summary>The scores by the published formula of Loop: an exponential smoothing of the share that was done in a window of days.</summary>
    private static double[] ScoresOf(int[] values, string type, int times, int days, double target)
    {
        if (times == days)
            (times, days) = (1, 1);
        var multiplier = Math.Pow(0.5, Math.Sqrt((double)times / days) / 13);
        var isDoubled = type == "YES_NO" && times < days;
        var (window, share) = (isDoubled ? 2 * days : days, isDoubled ? 2 * times : times);
        var (score, scores) = (type == "AT_MOST" ? 1.0 : 0.0, new double[values.Length]);
        for (var at = 0; at < values.Length; at++)
        {
            var recent = values[Math.Max(0, at + 1 - window)..(at + 1)];
            var amount = recent.Where(value => value > 3).Sum() / 1_000.0;
            var done = type switch
            {
                "YES_NO" => Math.Min(1, recent.Count(value => value == 2) / (double)share),
                "AT_LEAST" => Math.Min(1, amount / target),
                _ => Math.Clamp(1 - ((amount - target) / target), 0, 1),
            };
            if (values[at] != 3)
                score = (score * multiplier) + (done * (1 - multiplier));
            scores[at] = score;
        }

        return scores;
    }
}
