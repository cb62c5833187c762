namespace HabitTrack.EventStore.Postgres;

/// <summary>The texts under <c>Postgres/Sql</c>, one database object each.</summary>
internal static class Sql
{
    /// <summary>The text that makes a database object.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(Sql).Assembly.GetManifestResourceStream($"{name}.sql")
            ?? throw new ArgumentException($"There is no Postgres/Sql/{name}.sql.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
