namespace HabitTrack.Web;

/// <summary>Erases people, on behalf of an administrator or the person.</summary>
internal sealed class People(AccessRegister register, Erasure erasure)
{
    /// <summary>The person of local mode cannot be erased.</summary>
    public static readonly Problem LocalPerson = Problems.Conflict(
        "local-person", "The person of local mode cannot be erased. To delete all data, stop the service and delete its data folder or database.");

    /// <summary>Erases the events before the person, so that the erasure can be repeated if the service stops in between.</summary>
    /// <returns>The erased person, or a problem. 404: there is no person with this id. 409: it is the person of local mode.</returns>
    public async Task<Outcome<Person>> Erase(string person, Principal by, CancellationToken cancellation)
    {
        if (by == Principal.Local && person == LocalMode.Person)
            return LocalPerson;
        if (await register.FindPerson(person, cancellation) is not { } erased)
            return AccessProblems.NoSuchPerson;

        await erasure.Erase(person, cancellation);
        await register.Remove(person, by.Token?.Id, cancellation);
        return erased;
    }
}
