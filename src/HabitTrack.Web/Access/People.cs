namespace HabitTrack.Web;

/// <summary>Erases people, on behalf of an administrator or the person.</summary>
internal sealed class People(AccessRegister register, Erasure erasure)
{
    /// <summary>The person of local mode cannot be erased.</summary>
    public static readonly Problem LocalPerson = Problems.Conflict(
        "local-person", "The person of local mode cannot be erased. To delete all data, stop the service and delete its data folder or database.");

    /// <summary>Erases the events before the person, so that the erasure can be repeated if the service stops in between.</summary>
    /// <returns>The erased person.</returns>
    /// <exception cref="ProblemException">404: there is no person with this id. 409: it is the person of local mode.</exception>
    public async Task<Person> Erase(string person, Principal by, CancellationToken cancellation)
    {
        if (by == Principal.Local && person == LocalMode.Person)
            throw new ProblemException(LocalPerson);
        if (await register.FindPerson(person, cancellation) is not { } erased)
            throw new ProblemException(AccessProblems.NoSuchPerson);

        await erasure.Erase(person, cancellation);
        await register.Remove(person, by.Token?.Id, cancellation);
        return erased;
    }
}
