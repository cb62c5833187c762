namespace HabitTrack.Storage;

/// <summary>The exception that is thrown when the database is unavailable. No change was acknowledged; retrying is safe.</summary>
public sealed class StorageUnavailableException(string message, Exception? inner) : Exception(message, inner);
