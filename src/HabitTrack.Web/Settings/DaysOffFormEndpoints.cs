using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>The forms of the settings page for days off.</summary>
internal static class DaysOffFormEndpoints
{
    public static void MapDaysOffForms(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("").IsOutsideApi().IsPersonal().WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        forms.MapPost(DaysOffPanel.Action, Take);
        forms.MapPost(DaysOffPanel.Withdrawing, Withdraw);
    }

    private static Task<IResult> Take(Form form, [AsParameters] PageContext context) => PageContext.SubmitAndRedirect(
        form,
        async () =>
        {
            var caller = context.WithFormKey(form);
            var request = caller.Context(caller.KeyFor(default, StatusCodes.Status303SeeOther));
            return await context.Execute(new ChangeDaysOff(request, new TakeDaysOff(Read(form).ToDayOff(context.NewId()))));
        },
        () => $"{SettingsPage.Action}?{SettingsAnswer.Off}={form.Text(DaysOffPanel.From)}&{SettingsAnswer.OffTo}={form.Text(DaysOffPanel.To)}",
        rejection => SettingsEndpoints.Show(context, new SettingsAnswer(DaysOffPanel.Action, rejection)));

    /// <summary>Submitting the form twice is not an error: days off that no longer exist are withdrawn.</summary>
    private static Task<IResult> Withdraw(Form form, [AsParameters] PageContext context) => PageContext.SubmitAndRedirect(
        form,
        async () => await context.Execute(new ChangeDaysOff(context.Caller.Context(), new WithdrawDaysOff(form.Id("dayOff")))) is { Code: not "day-off-not-found" } problem
            ? problem
            : null,
        () => $"{SettingsPage.Action}?{SettingsAnswer.Withdrawn}",
        rejection => SettingsEndpoints.Show(context, new SettingsAnswer(DaysOffPanel.Withdrawing, rejection)));

    private static DaysOffRequest Read(Form form) => Form.Validate(new DaysOffRequest
    {
        From = form.Day(DaysOffPanel.From),
        To = form.Day(DaysOffPanel.To),
        Reason = form.Text(DaysOffPanel.Reason),
    });
}
