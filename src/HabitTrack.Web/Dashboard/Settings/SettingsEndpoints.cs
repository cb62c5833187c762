using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>The settings page.</summary>
internal static class SettingsEndpoints
{
    public static void MapSettings(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription().IsPersonal().WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        pages.MapGet(SettingsView.Action, (HttpRequest request, [AsParameters] Visit visit) => Show(visit, SettingsAnswer.Of(request.Query))).IsForChanges();
        pages.MapPost(SettingsView.Action, Save);
    }

    /// <summary>The page, with what a form of it came to.</summary>
    public static async Task<IResult> Show(Visit visit, SettingsAnswer answer) => Pages.Show<SettingsPage>(
        visit.Response, new { View = await SettingsView.Read(await visit.View(Seen.Now), answer, visit) }, answer.Rejection);

    private static Task<IResult> Save(Form form, [AsParameters] Visit visit) => Visit.Act(
        form,
        async () =>
        {
            var before = (await visit.View(Seen.Now)).Person.Settings;
            var caller = visit.Keyed(form);
            var key = caller.KeyFor(default, StatusCodes.Status303SeeOther);
            return LogCommand.ProblemOf(await visit.Send(new ChangeSettings(caller.Context(key), new ChangeProfile(before, Read(form, before)))));
        },
        () => $"{SettingsView.Action}?{SettingsAnswer.Saved}",
        rejection => Show(visit, new SettingsAnswer(SettingsView.Action, rejection)));

    private static ProfileSettings Read(Form form, ProfileSettings before) => Form.Checked(new ProfileRequest
    {
        Name = form.Text("name"),
        TimeZone = form.Text("timeZone"),
        DayStartsAt = form.Time("dayStartsAt"),
        WeekStartsOn = form.Word<DayOfWeek>("weekStartsOn"),
        Units = form.Word<UnitSystem>("units"),
        BackCondition = form.Has("backCondition"),
        AcknowledgedAdvice = before.AcknowledgedAdvice,
    }).ToSettings();
}
