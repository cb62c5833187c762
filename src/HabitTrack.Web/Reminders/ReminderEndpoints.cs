using Microsoft.AspNetCore.Http.HttpResults;

namespace HabitTrack.Web;

/// <summary>Endpoints for the reminders of habits, and for the settings of all reminders.</summary>
internal static class ReminderEndpoints
{
    public static void MapReminders(this IEndpointRouteBuilder routes)
    {
        var reminders = routes.MapGroup("/v1").WithTags("Reminders").IsPersonal().TakesNoKey();
        reminders.MapGet("/habits/{habit}/reminders", Get).WithSummary("The reminders of a habit").Refuses("habit-not-started");
        reminders.MapPut("/habits/{habit}/reminders", Put)
            .WithSummary("Replace the reminders of a habit")
            .WithDescription(
                "A reminder is silent if the goal of the running period is met, if nothing is due, on skipped, paused and archived days and days off, and in the "
                + "quiet hours. It is sent to all channels, at the local time of the person's time zone. One that is more than ten minutes late is not sent.")
            .Refuses("habit-not-started");
        reminders.MapPost("/habits/{habit}/reminders/snooze", Snooze)
            .WithSummary("Send a reminder of the habit later, unless it is silent then")
            .Refuses("habit-not-started");
        reminders.MapGet("/reminders/settings", GetSettings).WithSummary("The quiet hours, and whether the weekly story is sent");
        reminders.MapPut("/reminders/settings", PutSettings).WithSummary("Replace the quiet hours, and whether the weekly story is sent");
    }

    private static async Task<RemindersView> Get(string habit, ReminderRegister register, TimeProvider clock, [AsParameters] ApiRequest api)
    {
        var person = await api.View();
        var (_, definition, _) = person.Find(habit);
        var reminders = (await register.Load(api.Caller.Person, api.Cancellation)).Of(habit);
        return RemindersView.Of(reminders, definition.Kind, ReminderTimes.NextAfter(reminders, clock.GetUtcNow(), person.Calendar));
    }

    private static async Task<RemindersView> Put(
        string habit, Body<RemindersRequest> body, ReminderRegister register, TimeProvider clock, [AsParameters] ApiRequest api)
    {
        (await api.View()).Find(habit);
        await register.Change(api.Caller.Person, plan => plan.With(habit, body.Value.ToReminders()), api.Cancellation);
        return await Get(habit, register, clock, api);
    }

    private static async Task<NoContent> Snooze(string habit, Body<SnoozeRequest> body, ReminderRegister register, TimeProvider clock, [AsParameters] ApiRequest api)
    {
        (await api.View()).Find(habit);
        var due = clock.GetUtcNow().AddMinutes(body.Value.Minutes ?? SnoozeRequest.DefaultMinutes);
        await register.Snooze(new ReminderNotice(api.Caller.Person, habit, due), body.Value.Channel, api.Cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<ReminderSettingsView> GetSettings(ReminderRegister register, [AsParameters] ApiRequest api)
    {
        var plan = await register.Load(api.Caller.Person, api.Cancellation);
        return new ReminderSettingsView(plan.Quiet, plan.HasWeeklyStory);
    }

    private static async Task<ReminderSettingsView> PutSettings(Body<ReminderSettingsRequest> body, ReminderRegister register, [AsParameters] ApiRequest api)
    {
        await register.Change(api.Caller.Person, body.Value.ApplyTo, api.Cancellation);
        return await GetSettings(register, api);
    }
}

/// <summary>The reminders of a habit.</summary>
/// <param name="Suggested">A reminder that suits the kind of habit; null for none.</param>
/// <param name="NextAt">When the next one is due; null without reminders.</param>
internal sealed record RemindersView(IReadOnlyList<ReminderView> Reminders, ReminderView? Suggested, DateTimeOffset? NextAt)
{
    public static RemindersView Of(IReadOnlyList<Reminder> reminders, HabitKind kind, DateTimeOffset? nextAt) => new(
        [.. reminders.Select(ReminderView.Of)],
        HabitKinds.RulesOf(kind)?.SuggestedReminder is { } suggested ? ReminderView.Of(suggested) : null,
        nextAt);
}

/// <summary>A reminder at a time of day, or every so often between two times.</summary>
internal sealed record ReminderView(TimeOnly? At, string? Every, TimeOnly? From, TimeOnly? To, IReadOnlyList<DayOfWeek>? On)
{
    public static ReminderView Of(Reminder reminder) => reminder.Repeat is { } repeat
        ? new(null, $"{repeat.Minutes}m", reminder.At, repeat.Until, reminder.On)
        : new(reminder.At, null, null, null, reminder.On);
}

/// <summary>The settings of all reminders.</summary>
internal sealed record ReminderSettingsView(QuietHours? QuietHours, bool WeeklyStory);
