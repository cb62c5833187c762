using Microsoft.AspNetCore.Components;

namespace HabitTrack.Web;

/// <summary>A field of a form: after a rejection it keeps what was typed, and says what is wrong with it.</summary>
public abstract class FieldBase : ComponentBase
{
    /// <summary>As it is sent.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>What stands above it.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>What is read out in place of the label, where several fields have the same; null for the label.</summary>
    [Parameter] public string? Aloud { get; set; }

    /// <summary>What it holds before anything is typed.</summary>
    [Parameter] public string? Value { get; set; }

    /// <summary>What the API calls it, where that is another name.</summary>
    [Parameter] public string? Api { get; set; }

    /// <summary>What is wrong with it, where the rejection of the form does not say so.</summary>
    [Parameter] public string? Problem { get; set; }

    /// <summary>What was typed, and why it was not acted on; null on a form not yet sent.</summary>
    [CascadingParameter] public Rejection? Rejected { get; set; }

    /// <summary>Unique on the page.</summary>
    protected string Id => "field-" + Name.Replace("[", "-", StringComparison.Ordinal).Replace("].", "-", StringComparison.Ordinal);

    /// <summary>What it holds.</summary>
    protected string? Content => Rejected?.Form[Name] ?? Value;

    /// <summary>What is wrong with it; null for nothing.</summary>
    protected string? Wrong => Problem ?? Rejected?.Beside(Name, Api ?? Name);

    /// <summary>The element that says what is wrong with it.</summary>
    protected string? WrongId => Wrong is null ? null : Id + "-problem";
}
