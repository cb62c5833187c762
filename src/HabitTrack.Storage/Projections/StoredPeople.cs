using Marten;

namespace HabitTrack.Storage.Projections;

/// <summary>Loads the states of people from their documents.</summary>
internal static class StoredPeople
{
    /// <summary>Loads the state of the session's tenant.</summary>
    public static async Task<PersonState> Load(IQuerySession tenant, string person, CancellationToken cancellation) =>
        (await Load(tenant, [person], cancellation))[person];

    /// <summary>Loads the states of people in one round trip. They are consistent only if the session uses a snapshot or holds the people's locks.</summary>
    public static async Task<Dictionary<string, PersonState>> Load(IQuerySession session, string[] people, CancellationToken cancellation)
    {
        var batch = session.CreateBatchQuery();
        var profiles = batch.Query<ProfileDocument>().Where(profile => profile.TenantIsOneOf(people)).ToList();
        var habits = batch.Query<HabitDocument>().Where(habit => habit.TenantIsOneOf(people)).ToList();
        var months = batch.Query<MonthDocument>().Where(month => month.TenantIsOneOf(people)).ToList();
        await batch.Execute(cancellation);

        var profilesOf = (await profiles).ToDictionary(profile => PersonOf(profile.Id), StringComparer.Ordinal);
        var habitsOf = (await habits).ToLookup(habit => PersonOf(habit.Id), StringComparer.Ordinal);
        var monthsOf = (await months).ToLookup(month => PersonOf(month.Id), StringComparer.Ordinal);
        return people.ToDictionary(
            person => person,
            person => PersonDocuments.Restore(person, profilesOf.GetValueOrDefault(person), habitsOf[person], monthsOf[person]),
            StringComparer.Ordinal);
    }

    private static string PersonOf(string id) => id[..id.IndexOf('/', StringComparison.Ordinal)];
}
