namespace HabitTrack.Web;

/// <summary>
/// The pages that links in reminders lead to. They need no signing in: the link is signed. Opening one changes nothing, because mail servers open the links of
/// messages to check them.
/// </summary>
internal static class ChannelLinkEndpoints
{
    private static readonly Problem Invalid = Problems.NotFound("not-found", "This link is not valid.");

    public static void MapChannelLinks(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").IsOutsideApi().AllowAnonymous();
        pages.MapGet(ChannelProtection.Path + "{token}", Show);
        pages.MapPost(ChannelProtection.Path + "{token}", Execute);
    }

    private static async Task<IResult> Show(string token, ChannelProtection protection, PersonReader reader, HttpResponse response, CancellationToken cancellation) =>
        protection.Read(token) is { } link ? await Page(link, reader, response, isDone: false, cancellation) : Invalid;

    private static async Task<IResult> Execute(
        string token,
        ChannelProtection protection,
        ReminderRegister register,
        PersonReader reader,
        TimeProvider clock,
        HttpResponse response,
        CancellationToken cancellation)
    {
        if (protection.Read(token) is not { } link)
            return Invalid;
        switch (link.Action)
        {
            case ChannelAction.Confirm:
                await register.Update(link.Person, link.Channel, channel => channel with { IsConfirmed = true }, cancellation);
                break;
            case ChannelAction.Unsubscribe:
                await register.Remove(link.Person, link.Channel, cancellation);
                break;
            default:
                var due = clock.GetUtcNow().AddMinutes(SnoozeRequest.DefaultMinutes);
                await register.Snooze(new ReminderNotice(link.Person, link.Habit, due), link.Channel, cancellation);
                break;
        }

        return await Page(link, reader, response, isDone: true, cancellation);
    }

    /// <summary>Shows the page in the language that the person has chosen.</summary>
    private static async Task<IResult> Page(ChannelLink link, PersonReader reader, HttpResponse response, bool isDone, CancellationToken cancellation)
    {
        PageLanguage.Choose(response.HttpContext, (await reader.State(link.Person, cancellation)).Profile.Profile.Settings.Language);
        return Pages.Show<ChannelLinkPage>(response, new { link.Action, IsDone = isDone });
    }
}
