using System.Text.Json;
using HabitTrack.Domain;

namespace HabitTrack.Web;

internal static partial class Examples
{
    public static ReplayRequest Replay() => new()
    {
        From = new DateOnly(2026, 11, 1),
        To = Today,
        Rules = new RulesRequest
        {
            Goals = new Dictionary<string, GoalRequest>(StringComparer.Ordinal)
            {
                ["hang"] = new() { Direction = Direction.AtLeast, Amount = 120, Unit = Units.Seconds, Per = Per.Day },
            },
            Forgive = new Dictionary<string, int>(StringComparer.Ordinal) { ["hang"] = 1 },
            TimeZone = "Asia/Tokyo",
            DayStartsAt = new TimeOnly(4, 0),
            WeekStartsOn = DayOfWeek.Sunday,
        },
        Edits = new EditsRequest { Without = [], With = [Item("hang", new HangRequest { Seconds = 60, Day = Yesterday })] },
    };

    public static ReplayAnswer Replayed()
    {
        var actual = new Streaks("days", new Streak(5, Today.AddDays(-4), Today), new Streak(31, Begin, Begin.AddDays(30)), [], Open(), false, 0.812345);
        var replayed = actual with { Current = new Streak(22, Today.AddDays(-21), Today), Strength = 0.931221 };
        return new(Today, [WhatIfView.Of(
            new WhatIf(
                "hang",
                new Standing(actual, 0.7143m),
                new Standing(replayed, 0.9286m),
                [new ChangedDay(new DateOnly(2026, 11, 17), PeriodStatus.Missed, PeriodStatus.Met, 130, 130)]),
            Today)]);
    }

    public static string ReplayedHabits() =>
        "habit,unit,current,currentReplayed,longest,longestReplayed,strength,strengthReplayed,metRate,metRateReplayed,changedDays\r\n"
        + "hang,days,5,22,31,31,0.812345,0.931221,0.7143,0.9286,1\r\n";

    public static string Playback()
    {
        var habit = new PlayedHabit(
            "hang", 200, Units.Seconds, "days", new StreakSpan(5, Today.AddDays(-4), Today), new StreakSpan(31, Begin, Begin.AddDays(30)), AtRisk: false, 0.812345);
        return $"event: day\ndata: {JsonSerializer.Serialize(new PlaybackFrame(Today, [habit]), HabitJson.Options)}\nid: 2026-11-22\n\n";
    }
}
