using System.Globalization;

namespace HabitTrack.Web;

/// <summary>Entity tags: an entry's and a habit's is its stream's version.</summary>
internal static class ETags
{
    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
