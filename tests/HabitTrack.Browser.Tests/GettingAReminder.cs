using System.Text.Json;
using HabitTrack.Web.Tests;

namespace HabitTrack.Browser.Tests;

/// <summary>Push messages to the service worker, as the browser delivers them when it has got them from its push service.</summary>
public sealed class GettingAReminder(TestBrowser browser)
{
    [Fact]
    public async Task shows_it_with_buttons_to_log_the_habit_and_to_send_it_later()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/posture", new { });
        await using var window = await browser.Open(app);
        await window.Context.GrantPermissionsAsync(["notifications"]);
        await window.Visit("/");
        await window.ServiceWorker();
        var reminder = new
        {
            title = "Posture",
            body = "6 checks to go",
            path = "/log/posture",
            habit = "posture",
            logLabel = "Log: Upright",
            snoozeLabel = "In 15 min",
            channel = Guid.NewGuid(),
            entry = new { id = Guid.CreateVersion7(), kind = "posture-check", habit = "posture", posture = "upright" },
        };

        await Deliver(window, reminder);

        Assert.Equal(
            "Posture, 6 checks to go: log Log: Upright, snooze In 15 min",
            await window.Page.EvaluateAsync<string>(
                """
                async () => {
                  const [shown] = await (await navigator.serviceWorker.ready).getNotifications();
                  return `${shown.title}, ${shown.body}: ${shown.actions.map(action => `${action.action} ${action.title}`).join(', ')}`;
                }
                """));
    }

    /// <summary>Delivers a message to the service worker.</summary>
    private static async Task Deliver(Window window, object message)
    {
        var session = await window.Context.NewCDPSessionAsync(window.Page);
        var registered = new TaskCompletionSource<string>();
        session.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, update) =>
        {
            if (update?.GetProperty("registrations").EnumerateArray().Select(one => one.GetProperty("registrationId").GetString()).FirstOrDefault() is { } id)
                registered.TrySetResult(id);
        };
        await session.SendAsync("ServiceWorker.enable");
        await session.SendAsync("ServiceWorker.deliverPushMessage", new Dictionary<string, object>
        {
            ["origin"] = new Uri(window.Page.Url).GetLeftPart(UriPartial.Authority),
            ["registrationId"] = await registered.Task.WaitAsync(TestContext.Current.CancellationToken),
            ["data"] = JsonSerializer.Serialize(message),
        });
        await window.Until("it is shown", "navigator.serviceWorker.ready.then(worker => worker.getNotifications()).then(shown => shown.length === 1)");
    }
}
