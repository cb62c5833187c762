using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HabitTrack.Web;

/// <summary>The backup of Loop Habit Tracker, a SQLite database. Columns that old versions do not have are missing.</summary>
internal sealed class LoopBackup : ImportFormat
{
    private const string Habits = "Habits", Repetitions = "Repetitions";

    /// <summary>Before the habits are sorted, more of them are read than an import can have.</summary>
    private const int MaxTextLength = 1 << 16, MaxHabits = 2_000, LeastRowLength = 4;

    public override string Source => LoopHabit.Source;

    public override bool Recognizes(ImportFile file)
    {
        if (!file.IsSqlite)
            return false;
        using var database = Open(file);
        return Guard(() => ColumnsOf(database, Habits).Contains("name") && ColumnsOf(database, Repetitions).Contains("timestamp"));
    }

    public override async IAsyncEnumerable<ImportItem> Read(ImportFile file, ImportReading reading, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        using var database = Open(file);
        var (habits, days) = (ColumnsOf(database, Habits), ColumnsOf(database, Repetitions));
        var (byId, keys) = (new Dictionary<long, (LoopHabit Habit, string Key)>(), new HashSet<string>(StringComparer.Ordinal));
        var order = habits.Contains("position") ? "position, id" : "id";
        foreach (var row in Rows(file, database, $"SELECT {Select(habits, "id", "name", "freq_num", "freq_den", "type", "target_type", "target_value", "unit", "archived", "color", "question", "description")} FROM (SELECT * FROM {Habits} LIMIT {MaxHabits}) ORDER BY {order}"))
        {
            cancellation.ThrowIfCancellationRequested();
            var place = new ImportPlace(null, $"{Habits} {row.Whole(0)}");
            if (row.Whole(0) is not { } id || row.Text(1) is not { Length: > 0 } name)
                throw place.Damaged("The habit has no name or no number.");
            var key = ImportText.Unused(name, keys.Contains);
            keys.Add(key);
            var target = row.Whole(4) == 1 ? row.Number(6) : null;
            var habit = new LoopHabit(
                name, (int)(row.Whole(2) ?? 1), (int)(row.Whole(3) ?? 1), target, row.Text(7), row.Whole(5) == 1, row.Whole(8) > 0, LoopColors.Of(row.Whole(9)));
            byId[id] = (habit, key);
            foreach (var item in habit.Items(place, key, row.Text(10), row.Text(11)))
                yield return item;
        }

        foreach (var row in Rows(file, database, $"SELECT {Select(days, "id", "habit", "timestamp", "value", "notes")} FROM {Repetitions}"))
        {
            cancellation.ThrowIfCancellationRequested();
            var place = new ImportPlace(null, $"{Repetitions} {row.Whole(0)}");
            if (row.Whole(1) is not { } habit || !byId.TryGetValue(habit, out var of))
                yield return new ImportItem.Unusable(place, "It belongs to a habit that the backup does not have.");
            else if (DayOf(row.Whole(2)) is not { } day)
                yield return new ImportItem.Unusable(place, $"Its timestamp, {row[2]}, is no day from {PersonalCalendar.FirstDay:yyyy} on.");
            else
            {
                foreach (var item in of.Habit.Items(place, of.Key, day, row.Whole(3) ?? LoopHabit.YesManual, row.Text(4)))
                    yield return item;
            }
        }
    }

    private static DateOnly? DayOf(long? milliseconds) => milliseconds is >= 0 and var some && some < 7_258_118_400_000
        ? DateOnly.FromDateTime(DateTime.UnixEpoch.AddMilliseconds(some))
        : null;

    /// <summary>Opens the database so that nothing of what it contains is executed.</summary>
    private static SqliteConnection Open(ImportFile file)
    {
        var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file.Path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        database.Open();
        raw.sqlite3_limit(database.Handle!, raw.SQLITE_LIMIT_LENGTH, MaxTextLength);
        Guard(() =>
        {
            using var command = database.CreateCommand();
            command.CommandText = "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA query_only = ON";
            return command.ExecuteNonQuery();
        });
        return database;
    }

    /// <summary>The columns of a table; none if it is a view or a virtual table, which could compute without end.</summary>
    private static HashSet<string> ColumnsOf(SqliteConnection database, string table) => Guard(() =>
    {
        using var command = database.CreateCommand();
        command.CommandText = "SELECT name FROM pragma_table_xinfo($table) WHERE hidden = 0 AND EXISTS (SELECT 1 FROM pragma_table_list($table) WHERE schema = 'main' AND type = 'table')";
        command.Parameters.AddWithValue("$table", table);
        using var reader = command.ExecuteReader();
        var columns = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (reader.Read())
            columns.Add(reader.GetString(0));
        return columns;
    });

    private static string Select(HashSet<string> existing, params IEnumerable<string> columns) =>
        string.Join(", ", columns.Select(column => existing.Contains(column) ? column : "NULL"));

    /// <summary>Reads rows one by one. In a damaged database, pages can contain each other, which would give rows without end.</summary>
    private static IEnumerable<SqliteRow> Rows(ImportFile file, SqliteConnection database, string query)
    {
        using var command = database.CreateCommand();
        command.CommandText = query;
        using var reader = Guard(command.ExecuteReader);
        for (var left = file.Length; Guard(reader.Read);)
        {
            var row = new SqliteRow(Guard(() => Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue).ToArray()));
            left -= LeastRowLength + row.TextLength;
            if (left < 0)
                throw new ImportPlace().Damaged("The backup has more rows than fit into it. Make a new one in Loop, under Settings, Export full backup.");
            yield return row;
        }
    }

    /// <exception cref="ProblemException">The database is damaged.</exception>
    private static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SqliteException exception)
        {
            throw new ImportPlace().Damaged($"The backup cannot be read ({exception.SqliteErrorCode}). Make a new one in Loop, under Settings, Export full backup.");
        }
    }

    private sealed class SqliteRow(object[] values)
    {
        public object this[int column] => values[column];

        public int TextLength => values.OfType<string>().Sum(text => text.Length);

        public string Text(int column) => values[column] as string ?? "";

        public long? Whole(int column) => values[column] switch
        {
            long number => number,
            double number when Math.Abs(number) < 1e15 => (long)number,
            string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };

        public decimal? Number(int column) => values[column] switch
        {
            long number => number,
            double number when Math.Abs(number) < 1e15 => Math.Round((decimal)number, Limits.Decimals),
            string text => ImportText.Number(text),
            _ => null,
        };
    }
}
