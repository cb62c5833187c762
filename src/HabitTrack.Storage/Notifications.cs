namespace HabitTrack.Storage;

/// <summary>The channels of PostgreSQL notifications.</summary>
internal static class Notifications
{
    /// <summary>Events were appended. The payload is a comma-separated list of the people's ids.</summary>
    public const string Appended = "habittrack_appended";

    /// <summary>A payload can have 8,000 bytes, and a person's id 40.</summary>
    public const int MaxPeople = 150;

    /// <summary>A person was erased. The payload is the person's id.</summary>
    public const string Erased = "habittrack_erased";

    /// <summary>A person's documents were rebuilt without a change of their versions. The payload is the person's id.</summary>
    public const string Rebuilt = "habittrack_rebuilt";
}
