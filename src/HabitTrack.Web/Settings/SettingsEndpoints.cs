using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>The settings page.</summary>
internal static class SettingsEndpoints
{
    private const int MostTokens = 200;

    public static void MapSettings(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription().IsPersonal().WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        pages.MapGet(SettingsPage.Action, (HttpRequest request, [AsParameters] Visit visit) => Show(visit, SettingsAnswer.Of(request.Query))).IsForChanges();
        pages.MapPost(SettingsPage.Action, Save);
        pages.MapPost("/settings/zone", SaveZone);
    }

    /// <summary>The page, with what a form of it came to.</summary>
    public static async Task<IResult> Show(Visit visit, SettingsAnswer answer)
    {
        var tokens = visit.Principal.Scopes.IsSupersetOf([Scope.Log, Scope.Read])
            ? await visit.Response.HttpContext.RequestServices.GetRequiredService<AccessRegister>().Tokens(visit.Caller.Person, null, MostTokens, visit.Cancellation)
            : null;
        return Pages.Show<SettingsPage>(
            visit.Response, new { Person = await visit.View(Seen.Now), Answer = answer, Tokens = tokens, Key = visit.NewId() }, answer.Rejection);
    }

    private static Task<IResult> Save(Form form, [AsParameters] Visit visit) => Visit.Act(
        form,
        async () =>
        {
            var before = (await visit.View(Seen.Now)).Person.Settings;
            var caller = visit.Keyed(form);
            var key = caller.KeyFor(default, StatusCodes.Status303SeeOther);
            return await visit.Execute(new ChangeSettings(caller.Context(key), new ChangeProfile(before, Read(form, before))));
        },
        () => $"{SettingsPage.Action}?{SettingsAnswer.Saved}",
        rejection => Show(visit, new SettingsAnswer(SettingsPage.Action, rejection)));

    /// <summary>The zone that the browser is in, which Today asks for once.</summary>
    private static Task<IResult> SaveZone(Form form, [AsParameters] Visit visit) => Visit.Act(
        form,
        async () =>
        {
            var before = (await visit.View(Seen.Now)).Person.Settings;
            var merged = JsonSerializer.SerializeToNode(before, HabitJson.Options)!.AsObject();
            var after = (ProfileRequest)Bodies.Merge(merged, new JsonObject { ["timeZone"] = form.Text("timeZone") }, typeof(ProfileRequest));
            var caller = visit.Keyed(form);
            return await visit.Execute(new ChangeSettings(
                caller.Context(caller.KeyFor(default, StatusCodes.Status303SeeOther)), new ChangeProfile(before, after.ToSettings())));
        },
        () => "/",
        rejection => Show(visit, new SettingsAnswer(SettingsPage.Action, rejection)));

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
