using System.Net;
using System.Net.Http.Headers;

namespace HabitTrack.Web.Tests;

/// <summary>Sends a token with every request, including redirected requests, for which <see cref="HttpClient"/> removes the Authorization header.</summary>
internal sealed class BearerTokenHandler(string token) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
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
