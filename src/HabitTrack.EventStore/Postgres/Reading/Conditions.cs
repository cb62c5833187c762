using System.Globalization;
using Npgsql;

namespace HabitTrack.EventStore.Postgres.Reading;

/// <summary>The conditions of a WHERE clause; values travel as parameters only.</summary>
internal sealed class Conditions(NpgsqlCommand command)
{
    private readonly List<string> all = [];

    /// <param name="condition">A condition in which {0}, {1} stand for the values.</param>
    /// <param name="values">The values.</param>
    public void Add(string condition, params object[] values)
    {
        var places = new object[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = values[i] });
            places[i] = $"${command.Parameters.Count}";
        }

        all.Add(string.Format(CultureInfo.InvariantCulture, condition, places));
    }

    public override string ToString() => string.Join(" AND ", all);
}
