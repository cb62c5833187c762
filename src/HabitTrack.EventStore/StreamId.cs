namespace HabitTrack.EventStore;

/// <summary>A stream belongs to one tenant and has a name of its own among that tenant's streams.</summary>
public readonly record struct StreamId(string Tenant, string Name)
{
    /// <summary>For messages and logs: <c>tenant/name</c>.</summary>
    public override string ToString() => $"{Tenant}/{Name}";
}
