using System.Globalization;
using System.Text.Json.Nodes;

namespace HabitTrack.Web.Tests;

/// <summary>A request that changes the state of a person.</summary>
internal sealed record Change(string Method, string Path, JsonNode? Body = null)
{
    /// <summary>Formats the day the given number of days ago.</summary>
    public static string Day(int back) =>
        DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-back).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public Task<Answer> Ask(HabitTrackApp app) => app.Send(new HttpMethod(Method), Path, Body);

    public override string ToString() => $"{Method} {Path} {Body?.ToJsonString()}";
}
