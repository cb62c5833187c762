namespace HabitTrack.Web;

/// <summary>Names a browser by its User-Agent header, for people who have several.</summary>
internal static class BrowserName
{
    /// <summary>Browsers and systems by the text that identifies them. Of several texts that a header has, the first one counts.</summary>
    private static readonly (string Text, string Name)[]
        Browsers = [("Firefox/", "Firefox"), ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Chrome/", "Chrome"), ("Safari/", "Safari")],
        Systems = [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Macintosh", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")];

    /// <summary>Such as Firefox, Android; null if it is not known.</summary>
    public static string? Of(string userAgent) =>
        string.Join(", ", new[] { Find(Browsers, userAgent), Find(Systems, userAgent) }.OfType<string>()) is { Length: > 0 } name ? name : null;

    private static string? Find((string Text, string Name)[] known, string userAgent) =>
        Array.Find(known, one => userAgent.Contains(one.Text, StringComparison.Ordinal)).Name;
}
