using System.Net;
using System.Text.RegularExpressions;

namespace HabitTrack.Web.Tests;

public sealed partial class SharingOnAPage
{
    [Fact]
    public async Task shows_the_link_once_and_lists_its_name_until_it_is_revoked()
    {
        await using var app = await SharedService.NewPerson();

        var made = await (await Page.Open(app, "/settings")).Press("Create a link", ("linkName", "A friend"));
        var link = SecretOf(made);
        Assert.StartsWith($"{app.Client.BaseAddress}share/ht_", link);
        Assert.Equal("no-store", made.Headers["Cache-Control"]);
        (await app.Get(link)).Expect(200);

        var later = await Page.Open(app, "/settings");
        Assert.Contains("A friend All habits, since 22 Nov 2026, until 22 Nov 2027", later.Text);
        Assert.DoesNotContain("ht_", later.Html);

        var revoked = await later.Press("Revoke A friend");
        Assert.Contains("a picture of one streak for your own web page. Revoked: it no longer works.", revoked.Text);
        Assert.DoesNotContain("A friend", revoked.Text);
        (await app.Get(link)).Refuses(401, "token-invalid");
        Assert.Equal(200, (await later.Press("Revoke A friend")).Status);
    }

    [Fact]
    public async Task creates_one_link_when_the_form_is_submitted_twice_concurrently()
    {
        await using var app = await SharedService.NewPerson();
        var settings = await Page.Open(app, "/settings");

        var links = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => settings.Press("Create a link", ("linkName", "A friend"))));
        var other = await settings.Press("Create a link", ("linkName", "Another friend"));

        Assert.Single(links.Select(SecretOf).Distinct());
        Assert.DoesNotContain(SecretOf(other), links.Select(SecretOf));
        Assert.Equal(2, await Links(app));
    }

    [Fact]
    public async Task does_not_restore_a_revoked_link_when_the_form_is_resubmitted()
    {
        await using var app = await SharedService.NewPerson();
        var settings = await Page.Open(app, "/settings");
        var made = await settings.Press("Create a link", ("linkName", "A friend"));
        await made.Press("Revoke A friend");

        var again = await settings.Press("Create a link", ("linkName", "A friend"));

        Assert.Equal(409, again.Status);
        Assert.Contains("Reload the page to issue another one.", again.Text);
        (await app.Get(SecretOf(made))).Refuses(401, "token-invalid");
    }

    [Fact]
    public async Task creates_a_badge_of_a_habit_and_shows_how_to_embed_it()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { kind = "hang", name = "Bar & \"ring\"" });
        await app.Post("/v1/hangs", new { seconds = 200 });

        var made = await (await Page.Open(app, "/settings")).Press("Create a link", ("linkName", "My wiki"), ("linkShows", "hang"), ("linkDays", "30"));

        var badge = SecretOf(made);
        Assert.Contains("1\u00a0day", WebUtility.HtmlDecode((await app.Get(badge)).Expect(200).Text));
        Assert.Contains($"In Markdown: ![Bar & \"ring\"]({badge})", made.Text);
        Assert.Contains($"<img src=\"{badge}\" alt=\"Bar &amp; &quot;ring&quot;\">", made.Text);
        Assert.Contains("Badge of Bar & \"ring\", since 22 Nov 2026, until 22 Dec 2026", made.Text);
    }

    [Theory]
    [InlineData("linkName", "", "Name is required: text such as")]
    [InlineData("linkDays", "0", "Days must be a whole number from 1 to 3650")]
    [InlineData("linkDays", "x", "Days must be a whole number from 1 to 3650")]
    [InlineData("linkDays", "soon", "a whole number")]
    [InlineData("linkShows", "nothing", "This habit does not exist")]
    public async Task shows_validation_errors_beside_the_field_and_keeps_the_input(string field, string typed, string expected)
    {
        await using var app = await SharedService.NewPerson();

        var refused = await (await Page.Open(app, "/settings")).Press("Create a link", ("linkName", "A friend"), ("linkDays", "7"), (field, typed));

        Assert.Equal(422, refused.Status);
        Assert.Contains(expected, refused.Text);
        Assert.Contains($"id=\"field-{field}-problem\"", refused.Html);
        Assert.Equal(field == "linkName" ? "" : "A friend", refused.Forms.Single(form => form.Action == "/settings/links").Fields["linkName"]);
        Assert.Equal(0, await Links(app));
    }

    /// <summary>Returns the secret that the page shows for copying.</summary>
    internal static string SecretOf(Page page) => WebUtility.HtmlDecode(Secret().Match(page.Html).Groups["secret"].Value);

    private static async Task<int> Links(HabitTrackApp app) =>
        (await app.Get("/v1/tokens"))["tokens"]!.AsArray().Count(token => (string)token!["scopes"]![0]! is "share" or "badge");

    [GeneratedRegex("<code class=\"secret\"[^>]*>(?<secret>[^<]*)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Secret();
}
