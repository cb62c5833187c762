using System.Net;
using System.Text.RegularExpressions;

namespace HabitTrack.Web.Tests;

/// <summary>A page as a browser without JavaScript processes it: its text, links and forms.</summary>
public sealed partial class Page(HabitTrackApp app, Answer answer)
{
    public int Status => answer.Status;

    public string Html => answer.Text;

    public IReadOnlyDictionary<string, string> Headers => answer.Headers;

    /// <summary>The visible text of the body.</summary>
    public string Text => TextOf(Html[Html.IndexOf("<body", StringComparison.Ordinal)..]);

    public IReadOnlyList<PageForm> Forms => Form().Matches(Html)
        .Select(form => new PageForm(form.Groups["action"].Value, FieldsOf(form.Value), TextOf(form.Value)))
        .ToList();

    /// <summary>The targets of the links.</summary>
    public IReadOnlyList<string> Links => Link().Matches(Html).Select(link => WebUtility.HtmlDecode(link.Groups["to"].Value)).ToList();

    /// <summary>Returns the mark of a day in a heatmap and its level, such as met level-3; fails if there is not exactly one.</summary>
    public string MarkOf(string day) => Mark().Matches(WebUtility.HtmlDecode(Html).Replace('\u00a0', ' ')).Single(mark => mark.Groups["day"].Value == day).Groups["mark"].Value;

    public static async Task<Page> Open(HabitTrackApp app, string path = "/") => new(app, await app.Get(path));

    /// <summary>Returns the text of the card of a habit; fails if there is no such card.</summary>
    public string Card(string habit) =>
        TextOf(Card().Matches(Html).Single(card => card.Value.Contains($"id=\"habit-{habit}\"", StringComparison.Ordinal)).Value);

    /// <summary>Fills in the form with the given button and submits it. Redirects are followed, as in a browser.</summary>
    public Task<Page> Press(string button, params (string Field, string Text)[] typed) =>
        Send(Forms.First(form => form.Button.Contains(button, StringComparison.Ordinal)), typed);

    public async Task<Page> Send(PageForm form, params (string Field, string Text)[] typed)
    {
        var fields = new Dictionary<string, string>(form.Fields);
        foreach (var (field, text) in typed)
            fields[field] = text;
        using var content = new FormUrlEncodedContent(fields);
        return new Page(app, await app.Send(HttpMethod.Post, form.Action, content));
    }

    /// <summary>Submits the form with the given action and uploads a file.</summary>
    public async Task<Page> Upload(string action, string field, string file, params (string Name, string Value)[] more)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, text) in Forms.Single(form => form.Action == action).Fields.Where(typed => typed.Key != field))
            content.Add(new StringContent(text), name);
        foreach (var (name, text) in more)
            content.Add(new StringContent(text), name);
        content.Add(new StringContent(file), field, "history");
        return new Page(app, await app.Send(HttpMethod.Post, action, content));
    }

    /// <summary>Returns the values that a browser would submit: of checkboxes and radio buttons only the checked ones.</summary>
    private static Dictionary<string, string> FieldsOf(string form)
    {
        var fields = new Dictionary<string, string>();
        foreach (Match field in Field().Matches(form))
        {
            var attributes = Attribute().Matches(field.Groups["tag"].Value).ToDictionary(
                attribute => attribute.Groups["name"].Value, attribute => WebUtility.HtmlDecode(attribute.Groups["value"].Value));
            var isChoice = attributes.GetValueOrDefault("type") is "checkbox" or "radio";
            if (!attributes.TryGetValue("name", out var name) || (isChoice && !attributes.ContainsKey("checked")))
                continue;
            fields[name] = field.Groups["element"].Value switch
            {
                "textarea" => WebUtility.HtmlDecode(field.Groups["within"].Value),
                "select" => WebUtility.HtmlDecode(Selected().Match(field.Groups["within"].Value).Groups["value"].Value),
                _ => attributes.GetValueOrDefault("value", isChoice ? "on" : ""),
            };
        }

        return fields;
    }

    private static string TextOf(string html) =>
        Space().Replace(Isolate().Replace(WebUtility.HtmlDecode(Tag().Replace(html, " ")), ""), " ").Trim();

    [GeneratedRegex("<a [^>]*href=\"(?<to>[^\"]*)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Link();

    [GeneratedRegex("<form[^>]*action=\"(?<action>[^\"]*)\".*?</form>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Form();

    [GeneratedRegex("<((?<element>textarea|select)(?<tag>[^>]*)>(?<within>.*?)</(textarea|select)|(?<element>input)(?<tag>[^>]*))>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Field();

    [GeneratedRegex("(?<name>[a-z-]+)(=\"(?<value>[^\"]*)\")?", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Attribute();

    [GeneratedRegex("<option value=\"(?<value>[^\"]*)\" selected", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Selected();

    [GeneratedRegex("<article.*?</article>", RegexOptions.Singleline, 1_000)]
    private static partial Regex Card();

    [GeneratedRegex("<title>(?<day>[^:<]*)[^<]*</title>\\s*<svg class=\"mark (?<mark>[^\"]*)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Mark();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1_000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1_000)]
    private static partial Regex Space();

    /// <summary>The invisible characters around a text of another direction.</summary>
    [GeneratedRegex("[\u2068\u2069]", RegexOptions.None, 1_000)]
    private static partial Regex Isolate();
}

/// <summary>A form of a page.</summary>
/// <param name="Action">The URL it is submitted to.</param>
/// <param name="Fields">The initial values.</param>
/// <param name="Button">The text of the form, including that of its button.</param>
public sealed record PageForm(string Action, IReadOnlyDictionary<string, string> Fields, string Button);
