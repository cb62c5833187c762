using System.Net;

namespace HabitTrack.Web.Tests;

[Collection(WebhookTests.Name)]
public sealed class AddingWebhooksOnAPage(WebhookApp webhooks)
{
    [Fact]
    public async Task shows_the_secret_once_and_what_was_delivered_and_removes_it()
    {
        await using var person = await webhooks.NewPerson();
        var inbox = webhooks.Open();
        inbox.Answer = Inbox.With(HttpStatusCode.InternalServerError);

        var added = await (await Page.Open(person.App, "/settings")).Press("Add a webhook", ("webhookUrl", inbox.Url), ("goal.met", "on"));
        var secret = SharingOnAPage.SecretOf(added);
        var sent = await added.Press("Test", ("to", "test"));
        await inbox.WaitFor(1);
        await new AddedWebhook(added.Forms.Last(form => form.Action == "/settings/webhooks/change").Fields["webhook"], secret, inbox, person.App).WaitUntilNewest("attempts", "1");
        var later = await Page.Open(person.App, "/settings");

        Assert.Contains("It is being sent.", sent.Text);
        Assert.True(inbox.Requests[0].IsSignedWith(secret));
        Assert.DoesNotContain(secret, later.Html);
        Assert.Contains("Entry logged, goal met", later.Text);
        Assert.Contains("given up. The receiver answered with an error. (500)", later.Text);

        inbox.Answer = Inbox.With(HttpStatusCode.OK);
        await later.Press("Send again", ("to", "repeat"));
        await inbox.WaitFor(2);
        var removed = await later.Press("Remove", ("to", "remove"));
        Assert.Contains("The webhook is removed.", removed.Text);
        Assert.DoesNotContain(inbox.Url, removed.Text);
    }

    [Fact]
    public async Task adds_one_when_the_form_is_submitted_twice()
    {
        await using var person = await webhooks.NewPerson();
        var settings = await Page.Open(person.App, "/settings");

        var added = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => settings.Press("Add a webhook", ("webhookUrl", "https://receiver.example/"))));

        Assert.Single(added.Select(SharingOnAPage.SecretOf).Distinct());
        Assert.Equal(1, (await person.App.Get("/v1/webhooks")).Count("webhooks"));
    }

    [Fact]
    public async Task says_what_is_wrong_and_keeps_the_input()
    {
        await using var person = await webhooks.NewPerson();
        var settings = await Page.Open(person.App, "/settings");

        var refused = await settings.Press("Add a webhook", ("webhookUrl", "example.org"));

        Assert.Equal(422, refused.Status);
        Assert.Contains("Address must be a URL", refused.Text);
        Assert.Equal("example.org", refused.Forms.Single(form => form.Action == "/settings/webhooks").Fields["webhookUrl"]);
    }
}
