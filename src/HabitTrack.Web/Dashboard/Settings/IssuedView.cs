using System.Net;

namespace HabitTrack.Web;

/// <summary>A token that was just issued, shown this once.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Text">What to copy: an address, or the token itself.</param>
/// <param name="Hint">What whoever has it can do.</param>
/// <param name="Embed">How a badge is put into a page; null for all else.</param>
public sealed record IssuedView(string Title, string Text, string Hint, IReadOnlyList<FactView> Embed)
{
    internal static IssuedView? Of((AccessToken Token, string Secret)? issued, PersonView person, HttpRequest request) => issued switch
    {
        null => null,
        ({ Habit: { } habit }, var secret) => Badge(person.Find(habit).Definition.Details.Name, $"{Here(request)}/badges/{habit}.svg?token={secret}"),
        ({ Scopes: ["share"] } token, var secret) => new(
            $"The link for {token.Name}",
            $"{Here(request)}/share/{secret}",
            "Whoever has it sees your habits as they stand, but no notes, no pain and no history.",
            []),
        var (token, secret) => new(
            $"The token for {token.Name}",
            secret,
            "Sign in with it, or show it with each request: Authorization: Bearer and the token.",
            []),
    };

    private static IssuedView Badge(string name, string address) => new(
        $"The badge of {name}",
        address,
        "A picture of the streak, for whoever has its address.",
        [
            new("In Markdown", $"![{name}]({address})", null),
            new("In HTML", $"<img src=\"{address}\" alt=\"{WebUtility.HtmlEncode(name)}\">", null),
        ]);

    private static string Here(HttpRequest request) => $"{request.Scheme}://{request.Host}";
}
