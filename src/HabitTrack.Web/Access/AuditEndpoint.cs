namespace HabitTrack.Web;

/// <summary>Who issued, revoked, added, erased and let in whom, and when: ids only.</summary>
internal static class AuditEndpoint
{
    public const int MostLimit = 1_000;

    private const int DefaultLimit = 100;

    public static void MapAudit(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/admin/audit", Get)
            .WithTags("People")
            .WithSummary("What was done about people, tokens and coaches, the latest first")
            .Needs(Scope.Admin)
            .Asks(() => [Parameters.Before, Parameters.Entries]);

    private static async Task<AuditPage> Get(HttpRequest request, AccessRegister register, CancellationToken cancellation)
    {
        var limit = (int)(Query.Number(request.Query, "limit", 1, MostLimit) ?? DefaultLimit);
        var entries = await register.Audit(Query.Number(request.Query, "before", 1, long.MaxValue), limit, cancellation);
        return new AuditPage(entries.Select(AuditView.Of).ToList(), entries.Count < limit ? null : entries[^1].Id);
    }
}

/// <summary>Something that was done.</summary>
/// <param name="Number">Its place.</param>
/// <param name="At">When.</param>
/// <param name="ByToken">With which token; none where the service itself did it, or the person of local mode.</param>
/// <param name="Action">What.</param>
/// <param name="Subject">The id of the token, the person or the coach; that of somebody erased is not kept.</param>
internal sealed record AuditView(long Number, DateTimeOffset At, Guid? ByToken, string Action, string Subject)
{
    public static AuditView Of(AuditEntry entry) => new(entry.Id, entry.At, entry.ByToken, entry.Action, entry.Subject);
}

/// <summary>A page of what was done, and the number to look before for more.</summary>
internal sealed record AuditPage(IReadOnlyList<AuditView> Entries, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? Next);
