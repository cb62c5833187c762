namespace HabitTrack.Postgres;

/// <summary>The embedded server cannot be started; the message says what to do.</summary>
public class EmbeddedPostgresException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>This machine has no PostgreSQL that fits; the message says how to get one.</summary>
public sealed class PostgresMissingException(string reason) : EmbeddedPostgresException(
    $"""
    {reason} Get it with
      Debian, Ubuntu:  apt-get install postgresql
      macOS:           brew install postgresql
    or name the folder of its binaries in {PostgresBinaries.Variable},
    or name a server of your own in ConnectionStrings__HabitTrack.
    """);
