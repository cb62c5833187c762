namespace HabitTrack.Postgres;

/// <summary>The exception that is thrown when the embedded server cannot be used. The message tells how to solve the problem.</summary>
public class EmbeddedPostgresException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The exception that is thrown when no suitable version of PostgreSQL is installed. The message tells how to install one.</summary>
public sealed class PostgresMissingException(string reason) : EmbeddedPostgresException(
    $"""
    {reason} Install it:
      Debian, Ubuntu:  apt-get install postgresql
      macOS:           brew install postgresql
    or set {PostgresBinaries.Variable} to the folder of its binaries,
    or set ConnectionStrings__HabitTrack to use another server.
    """);
