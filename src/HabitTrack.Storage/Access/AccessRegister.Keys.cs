using Marten;

namespace HabitTrack.Storage.Access;

/// <content>The keys of ASP.NET Core's data protection, which all nodes share.</content>
public sealed partial class AccessRegister
{
    /// <summary>Every key there is, as XML.</summary>
    public Task<IReadOnlyList<string>> ProtectionKeys(CancellationToken cancellation) =>
        Query(session => session.Query<ProtectionKey>().Select(key => key.Xml).ToListAsync(cancellation));

    /// <summary>Keeps a key.</summary>
    /// <param name="name">Names it.</param>
    /// <param name="xml">The key.</param>
    public Task AddProtectionKey(string name, string xml) => Change(session =>
    {
        session.Store(new ProtectionKey(name, xml));
        return Task.FromResult(true);
    });
}
