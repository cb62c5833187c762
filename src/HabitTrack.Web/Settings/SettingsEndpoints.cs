using System.Text.Json.Nodes;
using HabitTrack.Storage.Commands.Batching;
using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>The settings page.</summary>
internal static class SettingsEndpoints
{
    private const int MaxTokens = 200, MaxImports = 5, MaxDeliveries = 10;

    public static void MapSettings(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").IsOutsideApi().IsPersonal().WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        pages.MapGet(
            SettingsPage.Action,
            async (HttpRequest request, [AsParameters] PageContext context) => await Show(context, SettingsAnswer.Of(request.Query, (await context.View(ViewTime.Now)).Calendar.DaysOff))).IsForChanges();
        pages.MapPost(SettingsPage.Action, Save);
        pages.MapPost("/settings/zone", SaveZone);
        pages.MapPost(SettingsPage.Move, Move);
    }

    /// <summary>Shows the page with the result of a form.</summary>
    public static async Task<IResult> Show(PageContext context, SettingsAnswer answer)
    {
        var (services, isOwner) = (context.Response.HttpContext.RequestServices, context.Principal.Scopes.IsSupersetOf([Scope.Log, Scope.Read]));
        var tokens = isOwner
            ? await services.GetRequiredService<AccessRegister>().Tokens(context.Caller.Person, null, MaxTokens, context.Cancellation)
            : null;
        var imports = isOwner
            ? await services.GetRequiredService<ImportRegister>().List(context.Caller.Person, null, MaxImports, isEffective: true, context.Cancellation)
            : null;
        var webhooks = isOwner ? await services.GetRequiredService<Webhooks>().ListWithDeliveries(context.Caller.Person, MaxDeliveries, context.Cancellation) : null;
        var (register, keys) = (services.GetRequiredService<ReminderRegister>(), services.GetRequiredService<VapidKeyStore>());
        return Pages.Show<SettingsPage>(
            context.Response,
            new
            {
                Person = await context.View(ViewTime.Now),
                Answer = answer,
                Tokens = tokens,
                Imports = imports,
                Webhooks = webhooks,
                Channels = isOwner ? await register.Channels(context.Caller.Person, context.Cancellation) : null,
                Plan = await register.Load(context.Caller.Person, context.Cancellation),
                PushKey = await keys.PublicKey(context.Cancellation),
                Key = context.NewId(),
            },
            answer.Rejection);
    }

    private static Task<IResult> Save(Form form, [AsParameters] PageContext context) => PageContext.SubmitAndRedirect(
        form,
        async () =>
        {
            var before = (await context.View(ViewTime.Now)).Person.Settings;
            var shown = ShownValues.Read(form, before) is { TimeZone: not null } read ? read : throw Form.OutOfDate(ShownValues.Field);
            var caller = context.WithFormKey(form);
            var key = caller.KeyFor(default, StatusCodes.Status303SeeOther);
            return await context.Execute(new ChangeSettings(caller.Context(key), new ChangeProfile(before, ShownValues.Merge(shown, Read(form, shown), before))));
        },
        () => $"{SettingsPage.Action}?{SettingsAnswer.Saved}",
        rejection => Show(context, new SettingsAnswer(SettingsPage.Action, rejection)));

    /// <summary>Saves the time zone of the browser, which Today posts once.</summary>
    private static Task<IResult> SaveZone(Form form, [AsParameters] PageContext context) => PageContext.SubmitAndRedirect(
        form,
        async () =>
        {
            var before = (await context.View(ViewTime.Now)).Person.Settings;
            var merged = JsonSerializer.SerializeToNode(before, HabitJson.Options)!.AsObject();
            var after = (ProfileRequest)Bodies.Merge(merged, new JsonObject { ["timeZone"] = form.Text("timeZone") }, typeof(ProfileRequest));
            var caller = context.WithFormKey(form);
            return await context.Execute(new ChangeSettings(
                caller.Context(caller.KeyFor(default, StatusCodes.Status303SeeOther)), new ChangeProfile(before, after.ToSettings())));
        },
        () => $"/?{TodayView.ZoneField}=saved#{Timeline.Heading}",
        rejection => Show(context, new SettingsAnswer(SettingsPage.Action, rejection)));

    /// <summary>Moves a habit in lists, as one change of all habits whose place changes.</summary>
    private static Task<IResult> Move(Form form, [AsParameters] PageContext context) => PageContext.SubmitAndRedirect(
        form,
        async () =>
        {
            var habits = (await context.View(ViewTime.Now)).Started.Select(habit => (habit.Id, habit.Definition.Details.Order)).ToList();
            var caller = context.WithFormKey(form);
            var request = caller.Context(caller.KeyFor(default, StatusCodes.Status303SeeOther));
            var commands = HabitOrder.Move(habits, form.Habit, form["to"] == SettingsPage.Up)
                .Select(moved => new PersonCommand(
                    new StreamCommand.ToHabit(moved.Id, new PutHabit(null, null, null, null, null, moved.Order, null)), request.By, request.At))
                .ToList();
            return commands.Count == 0
                ? null
                : PageContext.ProblemOf((await context.Bus.InvokeAsync<CommandResults>(new ExecuteTogether(request, commands), context.Cancellation)).BlockingResult);
        },
        () => $"{SettingsPage.Action}#{CardWords.AnchorOf(form.Habit)}",
        rejection => Show(context, new SettingsAnswer(SettingsPage.Move, rejection)));

    private static ProfileSettings Read(Form form, ProfileSettings shown)
    {
        var after = Validated(form, shown);
        // The page shows the zone that a recorded name, which is possibly no longer known, resolves to.
        return after.TimeZone == shown.Calendar.Zone.Id ? after with { TimeZone = shown.TimeZone } : after;
    }

    private static ProfileSettings Validated(Form form, ProfileSettings shown) => Form.Validate(new ProfileRequest
    {
        Name = form.Text("name"),
        TimeZone = form.Text("timeZone"),
        DayStartsAt = form.Time("dayStartsAt"),
        WeekStartsOn = form.Word<DayOfWeek>("weekStartsOn") ?? throw Form.OutOfDate("weekStartsOn"),
        Units = form.Word<UnitSystem>("units") ?? throw Form.OutOfDate("units"),
        BackCondition = form.Has("backCondition"),
        AcknowledgedAdvice = shown.AcknowledgedAdvice,
        Language = form.Text("language") is not { } code || Languages.All.ContainsKey(code) ? form.Text("language") : throw Form.OutOfDate("language"),
    }).ToSettings();
}
