using HabitTrack.EventStore.Projections;

namespace HabitTrack.Web;

/// <summary>The views for analysts, whose texts are under <c>Analysts/Views</c>: what they read is as <see cref="HabitModel"/> and <see cref="HabitReport"/> write it.</summary>
internal static class AnalystQueries
{
    public static IReadOnlyList<AnalystView> Views { get; } =
        [.. new[] { "logged_entries", "days", "periods", "streaks" }.Select(name => new AnalystView(name, Text(name)))];

    private static string Text(string name)
    {
        using var stream = typeof(AnalystQueries).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no view {name} under Analysts/Views.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
