namespace HabitTrack.Web;

/// <summary>A way to log without leaving the page: a button, what it logs, and what is to be typed, with what stands beside that.</summary>
internal sealed record LogOption(string Label, (string Name, string Value)[] Given, (string Name, string Label)[] Asked)
{
    /// <summary>A button that logs what it says.</summary>
    public static LogOption Button(string label, params (string Name, string Value)[] given) => new(label, given, []);

    /// <summary>A button that logs a duration.</summary>
    public static LogOption Span(int seconds) =>
        Button("+\u00a0" + (seconds < 120 ? $"{seconds}\u00a0s" : Words.Duration(seconds)), ("seconds", seconds.ToString()));

    /// <summary>A field, and a button that logs what was typed into it.</summary>
    public static LogOption Typed(string name, string label) => new("Log", [], [(name, label)]);
}
