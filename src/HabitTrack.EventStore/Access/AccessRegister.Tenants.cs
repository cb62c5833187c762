using Npgsql;

namespace HabitTrack.EventStore.Access;

public sealed partial class AccessRegister
{
    /// <summary>Adds a tenant.</summary>
    /// <returns>False where there is one with this id already, or was one, which is erased.</returns>
    public async Task<bool> Add(Tenant tenant, Guid? by, CancellationToken cancellation) => (await List(
        """
        WITH added AS (
            INSERT INTO habittrack_app.tenants (tenant_id, name, created)
            SELECT $1, $2, $3
            WHERE NOT EXISTS (SELECT FROM habittrack_app.erased_tenants WHERE digest = habittrack_app.tenant_digest($1))
            ON CONFLICT DO NOTHING
            RETURNING tenant_id, created
        )
        INSERT INTO habittrack_app.audit (at, by_token, action, subject)
        SELECT created, $4, 'tenant-added', tenant_id
        FROM added
        RETURNING audit_id
        """,
        row => row.GetInt64(0),
        cancellation,
        Value(tenant.Id),
        Value(tenant.Name),
        Value(tenant.Created),
        OrNull(by))).Count > 0;

    /// <summary>Removes a tenant from the register, with every token and grant of its own; its streams are the store's to erase.</summary>
    /// <returns>The tenant that was; null where there is none.</returns>
    public async Task<Tenant?> Remove(string id, Guid? by, CancellationToken cancellation)
    {
        var removed = await List(
            """
            WITH removed AS (
                DELETE FROM habittrack_app.tenants
                WHERE tenant_id = $1
                RETURNING tenant_id, name, created
            ), forgotten AS (
                UPDATE habittrack_app.audit
                SET subject = 'erased'
                WHERE subject IN (SELECT tenant_id FROM removed)
            ), noted AS (
                INSERT INTO habittrack_app.audit (at, by_token, action, subject)
                SELECT $2, $3, 'tenant-erased', 'erased'
                FROM removed
            )
            SELECT tenant_id, name, created FROM removed
            """,
            TenantOf,
            cancellation,
            Value(id),
            Value(clock.GetUtcNow()),
            OrNull(by));
        if (removed.Count == 0)
            return null;
        // What was noted of the tenant while the removal ran, which it did not see.
        await List("UPDATE habittrack_app.audit SET subject = 'erased' WHERE subject = $1", row => row, cancellation, Value(id));
        await passes.OutlastLeases();
        return removed[0];
    }

    /// <summary>The tenants, the earliest first.</summary>
    /// <param name="after">Only those after this place; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<IReadOnlyList<Tenant>> Tenants(ListPlace? after, int limit, CancellationToken cancellation) => List(
        """
        SELECT tenant_id, name, created
        FROM habittrack_app.tenants
        WHERE (created, tenant_id) > ($1, $2)
        ORDER BY created, tenant_id
        LIMIT $3
        """,
        TenantOf,
        cancellation,
        Value(after?.At ?? DateTimeOffset.MinValue),
        Value(after?.Id ?? ""),
        Value(limit));

    /// <summary>A tenant; null where there is none.</summary>
    public async Task<Tenant?> FindTenant(string id, CancellationToken cancellation) => (await List(
        "SELECT tenant_id, name, created FROM habittrack_app.tenants WHERE tenant_id = $1", TenantOf, cancellation, Value(id))).SingleOrDefault();

    /// <summary>What was done, the latest first.</summary>
    /// <param name="before">Only entries with a smaller number; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<IReadOnlyList<AuditEntry>> Audit(long? before, int limit, CancellationToken cancellation) => List(
        """
        SELECT audit_id, at, by_token, action, subject
        FROM habittrack_app.audit
        WHERE audit_id < $1
        ORDER BY audit_id DESC
        LIMIT $2
        """,
        row => new AuditEntry(row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1), OrNull<Guid?>(row, 2), row.GetString(3), row.GetString(4)),
        cancellation,
        Value(before ?? long.MaxValue),
        Value(limit));

    private static Tenant TenantOf(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2));
}
