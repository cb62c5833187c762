using System.Globalization;
using System.Text;
using System.Text.Json;
using static HabitTrack.Web.Tests.Files;

namespace HabitTrack.Web.Tests;

/// <summary>Random files of other programs, with everything odd that is allowed in them. The same seed gives the same file.</summary>
internal static class RandomFiles
{
    private static readonly DateOnly Last = new(2026, 11, 22);

    private static readonly string[]
        Names = ["Read", "Café", "Cafe\u0301", "☕", "跑步", "He said \"go\"; then, \tleft", new string('x', 300)],
        Notes = ["", "", "in the rain", "two\nlines", "\"quoted\", with; separators\t", "🙂", "=1+1", new string('n', 3_000)],
        Colors = ["#00897B", "#388E3C", "#1976D2", "#5E35B1", "#8E24AA", "#D32F2F", "#F57C00", "#757575"];

    public static readonly IReadOnlyDictionary<string, Func<Random, byte[]>> ByFormat = new Dictionary<string, Func<Random, byte[]>>
    {
        ["loop archive"] = random => LoopOf(Loop(random)),
        ["loop backup"] = LoopBackup,
        ["strong"] = Strong,
        ["hevy"] = Hevy,
        ["fitnotes"] = FitNotes,
        ["apple health"] = AppleHealth,
        ["beaver habits"] = BeaverHabits,
        ["mhabit"] = MHabit,
        ["habitbull"] = HabitBull,
        ["gpx"] = Gpx,
        ["csv"] = Csv,
    };

    /// <summary>The habits of an archive as Loop writes them, without what it computes.</summary>
    public static (string Habit, string[] Days)[] Loop(Random random) => [.. Enumerable.Range(0, random.Next(1, 5)).Select(number =>
    {
        var isYesOrNo = random.Next(2) == 0;
        var days = new[] { 1, 7, 14, 30, 31 }[random.Next(5)];
        var times = days == 1 ? 1 : random.Next(1, days);
        var (color, isArchived) = (Colors[random.Next(Colors.Length)], random.Next(4) == 0);
        var habit = isYesOrNo
            ? $"Habit {number},YES_NO,,,{times},{days},{color},,,,{(isArchived ? "true" : "false")}"
            : $"Habit {number},NUMERICAL,,,1,{days},{color},cups,{(random.Next(2) == 0 ? "AT_LEAST" : "AT_MOST")},{random.Next(1, 20)}.5,{(isArchived ? "true" : "false")}";
        var values = Enumerable.Range(0, 60).Select(at => (Day: Last.AddDays(-at), Kind: random.Next(4))).Where(day => day.Kind > 0).Select(day =>
            $"{day.Day:yyyy-MM-dd},{(day.Kind == 1 ? "SKIP" : isYesOrNo ? "YES_MANUAL" : $"{random.Next(4, 30_000)}")},{(random.Next(5) == 0 ? "\"a note, with \"\"quotes\"\"\"" : "")}");
        return (habit, values.ToArray());
    })];

    private static byte[] LoopBackup(Random random)
    {
        string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
        var habits = Names.Select((name, at) =>
            $"({at + 1}, {random.Next(2)}, {random.Next(-1, 25)}, {Text(Pick(random, Notes))}, {random.Next(1, 40)}, {random.Next(1, 9)}, {Text(name)}, {random.Next(3)}, {random.Next(2)}, {random.Next(2)}, {Number(random)}, 'cups')");
        var days = Enumerable.Range(1, 80).Select(id => $"({id}, {random.Next(1, 10)}, {(long)(DayOf(random).ToDateTime(default) - DateTime.UnixEpoch).TotalMilliseconds}, {random.Next(-1, 9_000)}, {Text(Pick(random, Notes))})");
        return Sqlite($"""
            CREATE TABLE Habits (id INTEGER PRIMARY KEY, archived, color, description, freq_den, freq_num, name, position, type, target_type, target_value, unit);
            CREATE TABLE Repetitions (id INTEGER PRIMARY KEY, habit, timestamp, value, notes);
            INSERT INTO Habits VALUES {string.Join(',', habits)};
            INSERT INTO Repetitions VALUES {string.Join(',', days)};
            """);
    }

    private static byte[] Strong(Random random) => Table(random, ",;", ["Date", "Workout Name", "Duration", "Exercise Name", "Set Order", "Weight (kg)", "Reps", "Distance (meters)", "Seconds", "Notes", "Workout Notes", "RPE"], Sets(random, set =>
        [$"{set.Day:yyyy-MM-dd} 17:30:00", set.Title, Pick(random, "1h 11m", "38min", "200h", ""), set.Exercise, Pick(random, "1", "2", "W", "D", "F", "Note", "Rest Timer"), Number(random), $"{random.Next(20)}", "", $"{random.Next(90)}", set.Note, "", Pick(random, "", "8.5", "11")]));

    private static byte[] Hevy(Random random) => Table(random, ",", ["title", "start_time", "end_time", "description", "exercise_title", "superset_id", "exercise_notes", "set_index", "set_type", "weight_lbs", "reps", "distance_miles", "duration_seconds", "rpe"], Sets(random, set =>
        [set.Title, string.Create(CultureInfo.InvariantCulture, $"{set.Day:d MMM yyyy}, 18:00"), "", set.Note, set.Exercise, Pick(random, "", "0"), "", "0", Pick(random, "normal", "warmup", "dropset", "failure"), Number(random), $"{random.Next(20)}", "", Pick(random, "", "60"), ""]));

    private static byte[] FitNotes(Random random) => Table(random, ",", ["Date", "Exercise", "Category", "Weight", "Weight Unit", "Reps", "Distance", "Distance Unit", "Time", "Comment"], Sets(random, set =>
        [$"{set.Day:yyyy-MM-dd}", set.Exercise, Pick(random, "Back", "Cardio"), Number(random), Pick(random, "kgs", "lbs"), $"{random.Next(20)}", Pick(random, "", "5.2"), "km", Pick(random, "", "0:01:30"), set.Note]));

    private static byte[] HabitBull(Random random) => Table(random, ",", ["HabitName", "HabitDescription", "HabitCategory", "CalendarDate", "Value", "CommentText"], Enumerable.Range(0, 60).Select(_ =>
        new[] { Pick(random, Names), Pick(random, Notes), Pick(random, "", "Other"), DayOf(random).ToString(Pick(random, "yyyy-MM-dd", "M/d/yyyy"), CultureInfo.InvariantCulture), Pick(random, "0", "1", "-2150000000", "35", Number(random)), Pick(random, Notes) }));

    private static byte[] Csv(Random random)
    {
        var (day, isComma) = (Pick(random, "yyyy-MM-dd", "d.M.yyyy", "yyyy/M/d"), random.Next(2) == 0);
        return Table(random, isComma ? ";\t" : ",;\t", ["mood", "day", "habit", "amount", "unit", "note"], Enumerable.Range(0, 60).Select(_ =>
            new[] { "good", DayOf(random).ToString(day, CultureInfo.InvariantCulture), Pick(random, Names), isComma ? Number(random).Replace('.', ',') : Number(random), Pick(random, "", "pages"), Pick(random, Notes) }));
    }

    private static byte[] BeaverHabits(Random random) => Json(random, new
    {
        exported_at = "2026-11-22",
        habits = Names.Select(name => new
        {
            name,
            tags = new[] { Pick(random, Notes) },
            star = true,
            status = Pick(random, "active", "archive", "soft_delete", null!),
            period = random.Next(2) == 0 ? null : new { period_type = Pick(random, "D", "W", "M", "Y"), period_count = random.Next(1, 4), target_count = random.Next(1, 4) },
            records = Enumerable.Range(0, 20).Select(_ => new { day = $"{DayOf(random):yyyy-MM-dd}", done = random.Next(3) > 0, text = Pick(random, Notes) }),
        }),
    });

    private static byte[] MHabit(Random random) => Json(random, new
    {
        habits = Names.Select(name => new
        {
            name,
            type = random.Next(1, 3),
            status = random.Next(1, 4),
            color = random.Next(12),
            desc = Pick(random, Notes),
            daily_goal = decimal.Parse(Number(random), CultureInfo.InvariantCulture),
            daily_goal_unit = Pick(random, "", "cups", "a unit that is longer than it can be"),
            freq_type = random.Next(1, 4),
            freq_custom = $"[{random.Next(1, 9)},{random.Next(1, 40)}]",
            start_date = 20_700,
            records = Enumerable.Range(0, 20).Select(_ => new { record_date = random.Next(20_690, 20_779), record_type = random.Next(3), record_value = random.Next(9) / 2m, reason = Pick(random, Notes) }),
        }),
        groups = Array.Empty<string>(),
    });

    private static byte[] AppleHealth(Random random)
    {
        string Time(int minute) => $"2026-11-{(minute / 1_440) + 10:00} {minute / 60 % 24:00}:{minute % 60:00}:00 {Pick(random, "+0000", "+0100")}";
        var elements = Enumerable.Range(0, 120).Select(at => random.Next(12) == 0
            ? $"<Workout workoutActivityType=\"HKWorkoutActivityType{Pick(random, "Walking", "Running", "TraditionalStrengthTraining")}\" sourceName=\"Watch\" startDate=\"{Time(at * 140)}\" endDate=\"{Time((at * 140) + 65)}\"/>"
            : $"<Record type=\"HKQuantityTypeIdentifier{Pick(random, "StepCount", "HeartRate", "DistanceWalkingRunning")}\" unit=\"m\" sourceName=\"{Pick(random, "Watch", "&#9749; &amp; Phone")}\" startDate=\"{Time(at * 140)}\" value=\"{random.Next(9_000)}\"/>");
        return Zip(("apple_health_export/Экспорт.xml", $"<?xml version=\"1.0\"?><!DOCTYPE HealthData [<!ELEMENT HealthData ANY>]><HealthData>{string.Join('\n', elements)}</HealthData>"));
    }

    private static byte[] Gpx(Random random)
    {
        var tracks = Enumerable.Range(0, 8).Select(at => $"<trk><name>{Pick(random, "", "By the river &amp; back", "🙂")}</name><type>{Pick(random, "", "hiking", "running", "9")}</type><trkseg>" + string.Concat(Enumerable.Range(0, 5).Select(point =>
            $"<trkpt lat=\"{random.Next(-90, 91)}.0\" lon=\"-5e0\"><time>2026-11-{10 + at}T08:0{random.Next(10)}:00{Pick(random, "Z", ".5Z", "+02:00", "")}</time></trkpt>")) + "</trkseg><trkseg/></trk>");
        return Encoded(random, $"<gpx xmlns=\"http://www.topografix.com/GPX/1/1\">{string.Join('\n', tracks)}</gpx>");
    }

    /// <summary>The rows of some workouts, whose rows follow each other.</summary>
    private static IEnumerable<string[]> Sets(Random random, Func<(DateOnly Day, string Title, string Exercise, string Note), string[]> row) =>
        Enumerable.Range(0, 8).SelectMany(at => Enumerable.Range(0, random.Next(1, 8)).Select(_ =>
            row((Last.AddDays(-at), $"Workout {at}", Pick(random, "Pull Up (Assisted)", "Développé couché", "Жим", "Squat \"deep\"", "☕"), Pick(random, Notes)))));

    private static byte[] Table(Random random, string separators, string[] header, IEnumerable<string[]> rows)
    {
        var (separator, end) = (separators[random.Next(separators.Length)], Pick(random, "\n", "\r\n"));
        string Field(string field) => random.Next(4) == 0 || field.AsSpan().IndexOfAny("\",;\t\n") >= 0 ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
        return Encoded(random, string.Join(separator, header) + end + string.Concat(rows.Select(row => string.Join(separator, row.Select(Field)) + end)) + Pick(random, "", end));
    }

    private static byte[] Json(Random random, object content) => [.. random.Next(2) == 0 ? Encoding.UTF8.Preamble : [], .. JsonSerializer.SerializeToUtf8Bytes(content)];

    private static byte[] Encoded(Random random, string text)
    {
        var encoding = Encoding.GetEncoding(Pick(random, "utf-8", "utf-8", "utf-16", "utf-16BE"));
        return [.. random.Next(2) == 0 || encoding is not UTF8Encoding ? encoding.Preamble : [], .. encoding.GetBytes(text)];
    }

    /// <summary>A number, which can be too large or negative.</summary>
    private static string Number(Random random) => Pick(random, "1", "2.5", "0", "20", "0.125", "1000000", "99999999", "-3");

    /// <summary>A day, of which a file has some several times, and some in the future.</summary>
    private static DateOnly DayOf(Random random) => Last.AddDays(random.Next(-60, 3));

    private static string Pick(Random random, params string[] from) => from[random.Next(from.Length)];
}
