using System.ComponentModel.DataAnnotations;

namespace HabitTrack.Web;

/// <summary>The address of a receiver of HTTP requests. Whether the service may send something there is checked separately.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OutgoingUrlAttribute() : StringLengthAttribute(Limits.NoteLength), IExplainedRule
{
    public override bool IsValid(object? value) => value is not string text || (base.IsValid(value) && Parse(text) is not null);

    public Message MessageFor(Message name) =>
        $"{name} must be a URL of at most {MaximumLength} characters without user name, password and fragment, such as https://example.org/hook.";

    private static Uri? Parse(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        && url is { Host.Length: > 0, UserInfo: "", Fragment: "" }
        && !text.Any(character => char.IsControl(character) || char.IsWhiteSpace(character)) ? url : null;
}
