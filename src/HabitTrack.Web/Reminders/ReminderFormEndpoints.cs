using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>The forms of a habit's settings for its reminders, with the validation of the API.</summary>
internal static class ReminderFormEndpoints
{
    public static void MapReminderForms(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("/habits/{habit}/reminders").IsOutsideApi().IsPersonal().WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        forms.MapPost("/" + RemindersPanel.Adding, Add);
        forms.MapPost("/" + RemindersPanel.Removing, Remove);
    }

    private static Task<IResult> Add(string habit, Form form, ReminderRegister register, [AsParameters] PageContext context) => Change(habit, form, register, context, reminders =>
    {
        var added = Form.Validate(Read(form)).ToReminder();
        return reminders.Contains(added) ? reminders
            : reminders.Count < Reminder.MaxOfHabit ? [.. reminders, added]
            : throw new ProblemException(Problems.Invalid("at", $"A habit can have at most {Reminder.MaxOfHabit} reminders. Remove one first."));
    });

    /// <summary>Submitting the form twice is not an error: a reminder that no longer exists is removed.</summary>
    private static Task<IResult> Remove(string habit, Form form, ReminderRegister register, [AsParameters] PageContext context) => Change(
        habit, form, register, context, reminders => [.. reminders.Where(reminder => RemindersPanel.IdOf(reminder) != form[RemindersPanel.Which])]);

    private static Task<IResult> Change(
        string habit, Form form, ReminderRegister register, PageContext context, Func<IReadOnlyList<Reminder>, IReadOnlyList<Reminder>> change) =>
        PageContext.SubmitAndRedirect(
            form,
            async () =>
            {
                (await context.View(ViewTime.Now)).Find(habit);
                await register.Change(context.Caller.Person, plan => plan.With(habit, change(plan.Of(habit))), context.Cancellation);
                return null;
            },
            () => $"/habits/{habit}/edit?did={RemindersPanel.Done}#{RemindersPanel.Done}",
            rejection => HabitFormEndpoints.ShowEdit(habit, register, context, RemindersPanel.Done, rejection));

    private static ReminderRequest Read(Form form)
    {
        var (at, minutes, on) = (form.Time(RemindersPanel.At), form.Whole(RemindersPanel.Every, Reminder.MinMinutes, Reminder.MaxMinutes), HabitForm.Weekdays(form, RemindersPanel.On));
        var isRepeated = minutes is not null || form.Has(RemindersPanel.Until) && form.Text(RemindersPanel.Until) is not null;
        return new ReminderRequest
        {
            At = isRepeated ? null : at,
            From = isRepeated ? at : null,
            Every = minutes is null ? null : $"{minutes}m",
            To = form.Time(RemindersPanel.Until),
            On = on.Count is > 0 and < 7 ? on : null,
        };
    }
}
