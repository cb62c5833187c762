namespace HabitTrack.Web;

/// <summary>A quick log form: the button's label, the values to submit, and the inputs with their labels.</summary>
internal sealed record LogOption(string Label, (string Name, string Value)[] Values, (string Name, string Label)[] Inputs)
{
    /// <summary>A button that logs fixed values.</summary>
    public static LogOption Button(string label, params (string Name, string Value)[] values) => new(label, values, []);

    /// <summary>A button that logs a duration.</summary>
    public static LogOption Duration(int seconds) =>
        Button("+\u00a0" + (seconds < 120 ? $"{seconds}\u00a0s" : Words.Duration(seconds)), ("seconds", seconds.ToString()));

    /// <summary>A field with a button that logs its value.</summary>
    public static LogOption Input(string name, string label) => new("Log", [], [(name, label)]);
}
