using System.Net;
using System.Net.Http.Headers;

namespace HabitTrack.Web.Tests;

/// <summary>Shows a token with every request, and also where it is redirected to, where the framework's own client shows it no more.</summary>
internal sealed class ShowingToken(string token) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization ??= new AuthenticationHeaderValue("Bearer", token);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.SeeOther)
            return response;

        using var next = new HttpRequestMessage(HttpMethod.Get, new Uri(request.RequestUri!, response.Headers.Location!));
        response.Dispose();
        return await SendAsync(next, cancellationToken);
    }
}
