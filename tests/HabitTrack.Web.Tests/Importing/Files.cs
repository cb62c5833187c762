using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Data.Sqlite;

namespace HabitTrack.Web.Tests;

/// <summary>Makes files of other programs, and sends them.</summary>
internal static class Files
{
    private const string LoopHabits = "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type,Target Value,Archived?";

    /// <summary>A zip archive of texts by name.</summary>
    public static byte[] Zip(params (string Name, string Text)[] files)
    {
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    /// <summary>An archive of Loop Habit Tracker with one habit.</summary>
    /// <param name="habit">The row of the habit, without its position.</param>
    /// <param name="days">Its days, such as <c>2026-11-20,YES_MANUAL,</c>.</param>
    public static byte[] Loop(string habit, params string[] days) => LoopOf((habit, days));

    /// <summary>An archive of Loop Habit Tracker.</summary>
    public static byte[] LoopOf(params (string Habit, string[] Days)[] habits) => Zip([
        ("Habits.csv", string.Join('\n', habits.Select((habit, at) => $"{at + 1:000},{habit.Habit}").Prepend(LoopHabits)) + "\n"),
        .. habits.Select((habit, at) => ($"{at + 1:000} {habit.Habit.Split(',')[0]}/Checkmarks.csv", string.Join('\n', habit.Days.Prepend("Date,Value,Notes")) + "\n")),
    ]);

    /// <summary>A database of SQLite after some statements.</summary>
    public static byte[] Sqlite(string sql)
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var database = new SqliteConnection($"Data Source={path};Pooling=False"))
            {
                database.Open();
                using var command = database.CreateCommand();
                command.CommandText = sql;
                command.ExecuteNonQuery();
            }

            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static Task<Answer> Import(HabitTrackApp app, byte[] file, string query = "")
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return app.Send(HttpMethod.Post, "/v1/imports" + query, content);
    }

    public static Task<Answer> Import(HabitTrackApp app, string file, string query = "") => Import(app, Encoding.UTF8.GetBytes(file), query);

    /// <summary>The status and numbers of an import.</summary>
    public static (string Status, int Read, int Added, int Known, int Skipped) Numbers(Answer import) => (
        import.Expect(202).Value<string>("status"), import.Value<int>("read"), import.Value<int>("added"), import.Value<int>("known"), import.Value<int>("skipped"));

    /// <summary>The problems, each with its place.</summary>
    public static IEnumerable<string> ProblemsOf(Answer import) =>
        import["problems"]!.AsArray().Select(problem => $"{problem!["part"]} {problem["line"]} {problem["detail"]}".Trim());

    /// <summary>The path of a file that another program has written, in a folder beside one above; null if it is not there. It is not part of the repository.</summary>
    public static string? PathOf(string name)
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Combine(folder, "shared", "data", name) is var path && File.Exists(path))
                return path;
        }

        return null;
    }
}
