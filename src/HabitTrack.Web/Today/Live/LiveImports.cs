using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HabitTrack.Web;

/// <summary>The progress of a person's latest import, for a live stream.</summary>
/// <param name="register">The imports.</param>
/// <param name="person">The id of the person.</param>
/// <param name="seen">The mark of the state that the client has seen.</param>
internal sealed class LiveImports(ImportRegister register, string person, uint seen)
{
    /// <summary>The mark of the last state that was returned.</summary>
    public uint Seen { get; private set; } = seen;

    /// <summary>Returns the latest import if it has changed since the last call; null otherwise, and while the database is unavailable.</summary>
    public async Task<ImportRecord?> Next(CancellationToken cancellation)
    {
        try
        {
            if (await register.List(person, null, 1, isEffective: false, cancellation) is not [var import] || MarkOf(import) is var mark && mark == Seen)
                return null;
            Seen = mark;
            return import;
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }

    private static uint MarkOf(ImportRecord import)
    {
        var state = string.Create(
            CultureInfo.InvariantCulture,
            $"{import.Id} {import.Status} {import.Read} {import.Added} {import.Known} {import.Skipped} {import.TakenBackAt:O} {import.TakenBack} {import.Kept.Count}");
        return BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(state))) | 1;
    }
}
