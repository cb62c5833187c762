namespace HabitTrack.Storage;

/// <summary>The channels of PostgreSQL's notifications.</summary>
internal static class Notifications
{
    /// <summary>Events were appended: the payload names the people, with commas between them.</summary>
    public const string Appended = "habittrack_appended";

    /// <summary>A payload has up to 8,000 bytes, and the id of a person up to 40.</summary>
    public const int MostPeople = 150;

    /// <summary>A person was erased, whom the payload names.</summary>
    public const string Erased = "habittrack_erased";

    /// <summary>The documents of a person were rebuilt at the versions that they had; the payload names the person.</summary>
    public const string Rebuilt = "habittrack_rebuilt";
}
