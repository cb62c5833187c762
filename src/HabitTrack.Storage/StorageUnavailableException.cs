namespace HabitTrack.Storage;

/// <summary>The database cannot be reached, or refused to serve. Nothing was acknowledged; trying again later is safe.</summary>
public sealed class StorageUnavailableException(string message, Exception? inner) : Exception(message, inner);
