using Microsoft.AspNetCore.Components;

namespace HabitTrack.Web;

/// <summary>A form field. After a rejection it keeps the submitted value and shows its error.</summary>
public abstract class FieldBase : ComponentBase
{
    /// <summary>The name of the form field.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>Text for screen readers in place of the label, for several fields with the same label; null for the label.</summary>
    [Parameter] public string? AccessibleLabel { get; set; }

    /// <summary>The initial value.</summary>
    [Parameter] public string? Value { get; set; }

    /// <summary>The name of the field in the API; null if it is the same.</summary>
    [Parameter] public string? Api { get; set; }

    /// <summary>An error that is not in the form's rejection.</summary>
    [Parameter] public string? Problem { get; set; }

    /// <summary>The rejected submission; null if the form was not submitted.</summary>
    [CascadingParameter] public Rejection? Rejected { get; set; }

    /// <summary>The element id, unique on the page.</summary>
    protected string Id => "field-" + Name.Replace("[", "-", StringComparison.Ordinal).Replace("].", "-", StringComparison.Ordinal);

    /// <summary>The submitted value, or the initial one.</summary>
    protected string? CurrentValue => Rejected?.Form[Name] ?? Value;

    /// <summary>The error message; null if the field is valid.</summary>
    protected string? Error => Problem ?? Rejected?.FieldError(Name, Api ?? Name);

    /// <summary>The id of the element with the error message.</summary>
    protected string? ErrorId => Error is null ? null : Id + "-problem";
}
