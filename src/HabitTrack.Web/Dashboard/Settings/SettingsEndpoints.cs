using HabitTrack.Domain;
using HabitTrack.EventStore;
using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>The settings page.</summary>
internal static class SettingsEndpoints
{
    private const string Saved = "saved";

    public static void MapSettings(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription().IsPersonal().WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        pages.MapGet("/settings", (HttpRequest request, [AsParameters] Visit visit) => Show(visit, null, request.Query.ContainsKey(Saved)));
        pages.MapPost("/settings", Save);
    }

    private static async Task<IResult> Show(Visit visit, Rejection? rejection, bool isSaved) => Pages.Show<SettingsPage>(
        visit.Response, new { View = SettingsView.Of(await visit.Look(Seen.Now), rejection, isSaved, visit.NewId()) }, rejection);

    private static Task<IResult> Save(Form form, [AsParameters] Visit visit) => Visit.Act(
        form,
        async () =>
        {
            var before = (await visit.Look(Seen.Now)).Person.Settings;
            var caller = visit.Keyed(form);
            var key = caller.KeyFor(default, StatusCodes.Status303SeeOther);
            var change = new ChangeProfile(before, Read(form, before));
            var outcome = await visit.Habits.Execute(caller.Profile, change, caller, null, key, visit.Cancellation);
            return outcome is Outcome.Committed or Outcome.Replayed ? null : Problems.Of(outcome);
        },
        () => "/settings?" + Saved,
        rejection => Show(visit, rejection, false));

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
