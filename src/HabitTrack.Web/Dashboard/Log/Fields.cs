namespace HabitTrack.Web;

/// <summary>A field of a form.</summary>
/// <param name="Name">As it is sent.</param>
/// <param name="Label">What stands above it.</param>
/// <param name="Value">What it holds.</param>
/// <param name="Problem">What is wrong with it; null for nothing.</param>
/// <param name="Unit">What its numbers count.</param>
/// <param name="Type">text, number, date, time, or long for a text of several lines.</param>
/// <param name="IsRequired">Whether something must be typed.</param>
/// <param name="Hint">What there is to know about it.</param>
public sealed record FieldView(
    string Name, string Label, string? Value, string? Problem, string? Unit = null, string Type = "text", bool IsRequired = false, string? Hint = null)
{
    /// <summary>Unique on the page.</summary>
    public string Id => "field-" + Name.Replace("[", "-", StringComparison.Ordinal).Replace("].", "-", StringComparison.Ordinal);
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
