using System.Security.Cryptography;
using HabitTrack.Storage.Access;

namespace HabitTrack.Storage.Tests.Access;

/// <summary>The base class of tests of the register. Each test uses people of its own.</summary>
public abstract class RegisterTest(StorageFixture storage) : StorageTest(storage)
{
    protected static readonly DateTimeOffset Start = new(2026, 3, 1, 7, 30, 0, TimeSpan.Zero);

    protected AccessRegister Register => Node.Register;

    protected async Task<Person> Added(string? id = null, DateTimeOffset? created = null)
    {
        var person = new Person(id ?? NewPerson(), "Ann", created ?? Start);
        Assert.True(await Register.Add(person, null, Cancellation));
        return person;
    }

    protected static AccessToken Token(string? person, Guid? issuedBy = null, DateTimeOffset? created = null, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(),
        Person = person,
        Name = "phone",
        Scopes = ["log"],
        IsSession = false,
        Created = created ?? TimeProvider.System.GetUtcNow(),
        Expires = TimeProvider.System.GetUtcNow().AddDays(1),
        IssuedBy = issuedBy,
    };

    protected static byte[] HashOf(AccessToken token) => SHA256.HashData(token.Id.ToByteArray());

    protected async Task<AccessToken> Issued(AccessToken token)
    {
        Assert.True(await Register.Issue(token, HashOf(token), token.IssuedBy, Cancellation));
        return token;
    }

    protected async Task<bool> IsValid(AccessToken token, StorageNode? node = null) =>
        await (node ?? Node).Register.Find(HashOf(token), Cancellation) is not null;
}
