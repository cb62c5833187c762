namespace HabitTrack.Web;

/// <summary>Remembers in a cookie of the browser that the story of the last week was dismissed.</summary>
internal static class StoryDismissal
{
    public const string Address = "/today/story", Week = "week";

    private const string Cookie = "story";

    /// <summary>Whether Today mentions the story: on the first day of a week.</summary>
    public static bool IsDue(PersonView person) => person.Calendar.WeekOf(person.AsOf) == person.AsOf;

    /// <summary>Whether the story that is due on a day was dismissed.</summary>
    public static bool IsIn(HttpRequest request, DateOnly day) => request.Cookies[Cookie] == Words.Iso(day);

    public static IResult Save(Form form, HttpResponse response)
    {
        var day = form.Day(Week) ?? throw Form.OutOfDate(Week);
        var isSecure = response.HttpContext.Request.IsHttps;
        response.Cookies.Append(Cookie, Words.Iso(day), new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = isSecure, MaxAge = TimeSpan.FromDays(1) });
        return Pages.SeeOther("/");
    }
}
