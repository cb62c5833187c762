using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>What the settings page does about days off: the same as the API.</summary>
internal static class DaysOffFormEndpoints
{
    public static void MapDaysOffForms(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("").ExcludeFromDescription().IsPersonal().WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        forms.MapPost(DaysOffPanel.Action, (Form form, [AsParameters] Visit visit) =>
            Change(DaysOffPanel.Action, SettingsAnswer.Saved, form, () => new TakeDaysOff(Read(form).ToDayOff(visit.NewId())), visit));
        forms.MapPost(DaysOffPanel.Withdrawing, (Form form, [AsParameters] Visit visit) =>
            Change(DaysOffPanel.Withdrawing, SettingsAnswer.Withdrawn, form, () => new WithdrawDaysOff(form.Id("dayOff")), visit));
    }

    private static Task<IResult> Change(string action, string done, Form form, Func<ProfileCommand> change, Visit visit) => Visit.Act(
        form,
        async () =>
        {
            var caller = visit.Keyed(form);
            // Every row of the list has the key of the page.
            var receipt = caller.KeyFor(Encoding.UTF8.GetBytes(form["dayOff"]), StatusCodes.Status303SeeOther);
            return await visit.Execute(new ChangeDaysOff(caller.Context(receipt), change()));
        },
        () => $"{SettingsPage.Action}?{done}",
        rejection => SettingsEndpoints.Show(visit, new SettingsAnswer(action, rejection)));

    private static DaysOffRequest Read(Form form) => Form.Checked(new DaysOffRequest
    {
        From = form.Day(DaysOffPanel.From),
        To = form.Day(DaysOffPanel.To),
        Reason = form.Text(DaysOffPanel.Reason),
    });
}
