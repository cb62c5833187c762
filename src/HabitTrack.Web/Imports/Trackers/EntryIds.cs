using System.Security.Cryptography;
using System.Text;

namespace HabitTrack.Web;

/// <summary>Derives the ids of entries from their program, habit and identity, so that the same entry has the same id in every file.</summary>
internal sealed class EntryIds(string source)
{
    private readonly Dictionary<Guid, int> used = [];

    /// <summary>The id of the next entry of a file; empty if the file has the entry already.</summary>
    public Guid Next(ImportItem.Entry entry)
    {
        var id = Derive(entry.HabitKey, entry.Identity);
        var times = used.GetValueOrDefault(id);
        used[id] = times + 1;
        return times == 0 ? id
            : entry.IsRepeatable ? Derive(entry.HabitKey, $"{entry.Identity}\n{times}")
            : Guid.Empty;
    }

    public void Clear() => used.Clear();

    /// <summary>A UUID of version 8, which is for ids of a program's own making (RFC 9562).</summary>
    private Guid Derive(string habit, string identity)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{habit}\n{identity}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
