namespace HabitTrack.Web;

internal static partial class Examples
{
    public const string Person = "3f0c9a5e5d7b4b6f9a1e2c4d6e8f0a1b";

    public const string Coach = "9b1e2c4d6e8f0a1b3f0c9a5e5d7b4b6f";

    public static TokenRequest NewToken() => new() { Name = "Phone", Scopes = [Scope.Log, Scope.Read], Days = 90 };

    public static TokenView Token() => new(
        Id, "Phone", Person, [Scopes.Word(Scope.Log), Scopes.Word(Scope.Read)], null, IsSession: false, Morning, Morning.AddDays(90), null);

    public static IssuedTokenView IssuedToken() => new(Secret.Prefix + new string('x', Secret.Length - Secret.Prefix.Length), Token());

    public static TokenList Tokens() => new([Token()], null);

    public static NewPersonRequest NewPerson() => new() { Name = "Ada" };

    public static PersonBody Ada() => new(Person, "Ada", Morning);

    public static PersonList People() => new([Ada()], null);

    public static CoachBody Bob() => new(Coach, "Bob");

    public static CoachList Coaches() => new([Bob()], null);

    public static ClientList Clients() => new([new CoachBody(Person, "Ada")], null);

    public static AuditPage Audit() => new([new AuditView(7, Morning, Id, "token-issued", Id.ToString())], null);
}
