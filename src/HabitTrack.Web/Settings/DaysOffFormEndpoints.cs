using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>What the settings page does about days off: the same as the API.</summary>
internal static class DaysOffFormEndpoints
{
    public static void MapDaysOffForms(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("").ExcludeFromDescription().IsPersonal().WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        forms.MapPost(DaysOffPanel.Action, Take);
        forms.MapPost(DaysOffPanel.Withdrawing, Withdraw);
    }

    private static Task<IResult> Take(Form form, [AsParameters] Visit visit) => Visit.Act(
        form,
        async () =>
        {
            var caller = visit.Keyed(form);
            var context = caller.Context(caller.KeyFor(default, StatusCodes.Status303SeeOther));
            return await visit.Execute(new ChangeDaysOff(context, new TakeDaysOff(Read(form).ToDayOff(visit.NewId()))));
        },
        () => $"{SettingsPage.Action}?{SettingsAnswer.Saved}",
        rejection => SettingsEndpoints.Show(visit, new SettingsAnswer(DaysOffPanel.Action, rejection)));

    /// <summary>Days off that are no more are as good as withdrawn: whoever presses twice is not told of an error.</summary>
    private static Task<IResult> Withdraw(Form form, [AsParameters] Visit visit) => Visit.Act(
        form,
        async () => await visit.Execute(new ChangeDaysOff(visit.Caller.Context(), new WithdrawDaysOff(form.Id("dayOff")))) is { Code: not "day-off-not-found" } problem
            ? problem
            : null,
        () => $"{SettingsPage.Action}?{SettingsAnswer.Withdrawn}",
        rejection => SettingsEndpoints.Show(visit, new SettingsAnswer(DaysOffPanel.Withdrawing, rejection)));

    private static DaysOffRequest Read(Form form) => Form.Checked(new DaysOffRequest
    {
        From = form.Day(DaysOffPanel.From),
        To = form.Day(DaysOffPanel.To),
        Reason = form.Text(DaysOffPanel.Reason),
    });
}
