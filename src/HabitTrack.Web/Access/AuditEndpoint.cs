namespace HabitTrack.Web;

/// <summary>The audit log of changes to people, tokens and coaches. It contains ids only, and no names.</summary>
internal static class AuditEndpoint
{
    public const int MostLimit = 1_000;

    private const int DefaultLimit = 100;

    public static void MapAudit(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/admin/audit", Get)
            .WithTags("People")
            .WithSummary("List the changes to people, tokens and coaches, newest first")
            .Needs(Scope.Admin)
            .Asks(() => [Parameters.Before, Parameters.Entries]);

    private static async Task<AuditPage> Get(HttpRequest request, AccessRegister register, CancellationToken cancellation)
    {
        var limit = (int)(Query.Number(request.Query, "limit", 1, MostLimit) ?? DefaultLimit);
        var entries = await register.Audit(Query.Number(request.Query, "before", 1, long.MaxValue), limit, cancellation);
        return new AuditPage(entries.Select(AuditView.Of).ToList(), entries.Count < limit ? null : entries[^1].Id);
    }
}

/// <summary>An entry of the audit log.</summary>
/// <param name="Number">The sequence number.</param>
/// <param name="At">The time of the change.</param>
/// <param name="ByToken">The id of the token that was used; null for changes by the service itself or in local mode.</param>
/// <param name="Action">The kind of change.</param>
/// <param name="Subject">The id of the token, person or coach. The id of an erased person is not stored.</param>
internal sealed record AuditView(long Number, DateTimeOffset At, Guid? ByToken, string Action, string Subject)
{
    public static AuditView Of(AuditEntry entry) => new(entry.Id, entry.At, entry.ByToken, entry.Action, entry.Subject);
}

/// <summary>A page of the audit log; <c>next</c> is the <c>before</c> of the following page.</summary>
internal sealed record AuditPage(IReadOnlyList<AuditView> Entries, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? Next);
