using Npgsql;

namespace HabitTrack.EventStore.Access;

public sealed partial class AccessRegister
{
    /// <summary>Lets another tenant look at everything of this one; again does nothing.</summary>
    /// <returns>False where one of them is no more.</returns>
    public async Task<bool> Grant(string tenant, string to, Guid? by, CancellationToken cancellation)
    {
        try
        {
            await List(
                """
                WITH granted AS (
                    INSERT INTO habittrack_app.grants (tenant_id, granted_to, created)
                    VALUES ($1, $2, $3)
                    ON CONFLICT DO NOTHING
                    RETURNING granted_to, created
                )
                INSERT INTO habittrack_app.audit (at, by_token, action, subject)
                SELECT created, $4, 'grant-given', granted_to
                FROM granted
                """,
                row => row,
                cancellation,
                Value(tenant),
                Value(to),
                Value(clock.GetUtcNow()),
                OrNull(by));
            await passes.OutlastLeases();
            return true;
        }
        catch (PostgresException gone) when (gone.ConstraintName is "fk_grants_tenant" or "fk_grants_granted_to")
        {
            return false;
        }
    }

    /// <summary>Takes a grant back.</summary>
    /// <returns>False where there is none.</returns>
    public async Task<bool> Withdraw(string tenant, string from, Guid? by, CancellationToken cancellation)
    {
        var withdrawn = await List(
            """
            WITH withdrawn AS (
                DELETE FROM habittrack_app.grants
                WHERE tenant_id = $1
                AND granted_to = $2
                RETURNING granted_to
            )
            INSERT INTO habittrack_app.audit (at, by_token, action, subject)
            SELECT $3, $4, 'grant-withdrawn', granted_to
            FROM withdrawn
            RETURNING audit_id
            """,
            row => row.GetInt64(0),
            cancellation,
            Value(tenant),
            Value(from),
            Value(clock.GetUtcNow()),
            OrNull(by));
        if (withdrawn.Count == 0)
            return false;
        await passes.OutlastLeases();
        return true;
    }

    /// <summary>Whom a tenant lets look, the earliest grant first.</summary>
    public Task<IReadOnlyList<Tenant>> GrantedBy(string tenant, CancellationToken cancellation) =>
        Granted("g.granted_to = t.tenant_id AND g.tenant_id = $1", tenant, cancellation);

    /// <summary>Who lets a tenant look, the earliest grant first.</summary>
    public Task<IReadOnlyList<Tenant>> GrantedTo(string tenant, CancellationToken cancellation) =>
        Granted("g.tenant_id = t.tenant_id AND g.granted_to = $1", tenant, cancellation);

    private Task<IReadOnlyList<Tenant>> Granted(string how, string tenant, CancellationToken cancellation) => List(
        $"""
        SELECT t.tenant_id, t.name, t.created
        FROM habittrack_app.grants AS g
        JOIN habittrack_app.tenants AS t ON {how}
        ORDER BY g.created, t.tenant_id
        """,
        TenantOf,
        cancellation,
        Value(tenant));
}
