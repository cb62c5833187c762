using System.Globalization;
using System.Text.Json.Nodes;

namespace HabitTrack.Web.Tests;

/// <summary>Something that a person asks to be changed.</summary>
internal sealed record Change(string Method, string Path, JsonNode? Body = null)
{
    /// <summary>So many days ago, as it is written.</summary>
    public static string Day(int back) =>
        DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-back).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public Task<Answer> Ask(HabitTrackApp app) => app.Send(new HttpMethod(Method), Path, Body);

    public override string ToString() => $"{Method} {Path} {Body?.ToJsonString()}";
}
