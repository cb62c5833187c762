using Marten;
using Npgsql;

namespace HabitTrack.Storage;

internal static class Saving
{
    /// <summary>
    /// Saves a session whose statements may be refused. After a batch that failed, Npgsql and the server may disagree on what is prepared
    /// (npgsql/npgsql#6391), so that no connection that is open then is used again. It is not cancelled, since that would be such a failure, too.
    /// </summary>
    /// <param name="session">What is saved.</param>
    /// <param name="database">The pool of its connection.</param>
    public static async Task Save(this IDocumentSession session, NpgsqlDataSource database)
    {
        try
        {
            await session.SaveChangesAsync(CancellationToken.None);
        }
        catch
        {
            database.Clear();
            throw;
        }
    }
}
