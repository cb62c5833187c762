namespace HabitTrack.Web;

/// <summary>Erases people, for administrators and for whoever erases themselves.</summary>
internal sealed class People(AccessRegister register, Erasure erasure)
{
    /// <summary>Why the person of local mode is not erased.</summary>
    public static readonly Problem LocalPerson = Problems.Conflict(
        "local-person", "In local mode there would be nobody left. Stop the service and delete its data folder or database.");

    /// <summary>The events go first: whoever is still in the register can be erased again, should the service end in between.</summary>
    /// <returns>Who it was.</returns>
    /// <exception cref="ProblemException">404 where there is no such person; 409 where it is that of local mode.</exception>
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
