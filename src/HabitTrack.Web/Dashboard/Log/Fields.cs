namespace HabitTrack.Web;

/// <summary>A field of a form.</summary>
/// <param name="Name">As it is sent.</param>
/// <param name="Label">What stands above it.</param>
/// <param name="Value">What it holds.</param>
/// <param name="Problem">What is wrong with it; null for nothing.</param>
/// <param name="Unit">What its numbers count.</param>
/// <param name="Type">text, number, date, time, file, or long for a text of several lines.</param>
/// <param name="IsRequired">Whether something must be typed.</param>
/// <param name="Hint">What there is to know about it.</param>
public sealed record FieldView(
    string Name, string Label, string? Value, string? Problem, string? Unit = null, string Type = "text", bool IsRequired = false, string? Hint = null)
{
    /// <summary>Unique on the page.</summary>
    public string Id => "field-" + Name.Replace("[", "-", StringComparison.Ordinal).Replace("].", "-", StringComparison.Ordinal);

    /// <summary>A field with what was typed into it, or else a value, and what is wrong with it.</summary>
    /// <param name="rejection">What was typed, and why it was not acted on.</param>
    /// <param name="name">As it is sent.</param>
    /// <param name="label">What stands above it.</param>
    /// <param name="value">What it holds before anything is typed.</param>
    /// <param name="unit">What its numbers count; null for texts.</param>
    /// <param name="api">What the API calls it.</param>
    internal static FieldView Of(Rejection? rejection, string name, string label, string? value, string? unit = null, string? api = null) =>
        new(name, label, rejection?.Form[name] ?? value, rejection?.Beside(name, api ?? name), unit, unit is null ? "text" : "number");
}

/// <summary>A choice between a few, or of one from a list.</summary>
/// <param name="Name">As it is sent.</param>
/// <param name="Label">What stands above it.</param>
/// <param name="Options">What there is to choose from.</param>
/// <param name="Problem">What is wrong with it; null for nothing.</param>
public sealed record ChoiceView(string Name, string Label, IReadOnlyList<ChoiceOption> Options, string? Problem = null)
{
    /// <summary>Unique on the page.</summary>
    public string Id => new FieldView(Name, Label, null, null).Id;

    /// <summary>A choice of words, one of which is chosen.</summary>
    internal static ChoiceView Of(string name, string label, string? chosen, string? problem, params IEnumerable<(string Value, string Text)> options) =>
        new(name, label, options.Select(option => new ChoiceOption(option.Value, option.Text, option.Value == (chosen ?? ""))).ToList(), problem);
}

/// <summary>Something to choose.</summary>
public sealed record ChoiceOption(string Value, string Text, bool IsChosen);
