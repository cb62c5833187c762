using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace HabitTrack.Web;

/// <summary>Limits the request rate of each token with a token bucket.</summary>
internal static class RateLimits
{
    private const int DefaultPerSecond = 50, DefaultBurst = 200;

    /// <exception cref="CannotStartException">A setting is not a positive number.</exception>
    public static void AddTo(WebApplicationBuilder builder)
    {
        var bucket = Bucket(
            Setting(builder.Configuration, "RateLimit:Burst", DefaultBurst),
            Setting(builder.Configuration, "RateLimit:PerSecond", DefaultPerSecond),
            TimeSpan.FromSeconds(1));
        builder.Services.AddSingleton<FailedSignIns>();
        builder.Services.AddRateLimiter(limits =>
        {
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, Guid>(http => Principal.Find(http)?.Token is { } token
                ? RateLimitPartition.GetTokenBucketLimiter(token.Id, _ => bucket)
                : RateLimitPartition.GetNoLimiter(Guid.Empty));
            limits.OnRejected = async (rejected, _) => await TooManyRequests(WaitOf(rejected.Lease)).ExecuteAsync(rejected.HttpContext);
        });
    }

    public static TokenBucketRateLimiterOptions Bucket(int limit, int tokens, TimeSpan period) =>
        new() { TokenLimit = limit, TokensPerPeriod = tokens, ReplenishmentPeriod = period, QueueLimit = 0, AutoReplenishment = true };

    public static Problem TooManyRequests(TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        return new(StatusCodes.Status429TooManyRequests, "too-many-requests", $"Too many requests. Try again in {seconds} s.")
        {
            RetryAfter = seconds,
        };
    }

    private static TimeSpan WaitOf(RateLimitLease lease) => lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.Zero;

    private static int Setting(IConfiguration configuration, string name, int defaultValue) => configuration[name] switch
    {
        null => defaultValue,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => number,
        var text => throw new CannotStartException($"{name} must be a positive whole number, not '{text}'."),
    };
}

/// <summary>Limits failed sign-ins by IP address: ten, then one every 30 seconds.</summary>
internal sealed class FailedSignIns : IDisposable
{
    private const int MaxFailures = 10;

    public static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(30);

    private readonly PartitionedRateLimiter<IPAddress> limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(
        address => RateLimitPartition.GetTokenBucketLimiter(address, _ => RateLimits.Bucket(MaxFailures, 1, RetryInterval)));

    /// <summary>Whether the address has reached the limit.</summary>
    public bool IsLimited(HttpContext http) => limiter.GetStatistics(AddressOf(http)) is { CurrentAvailablePermits: 0 };

    public void Count(HttpContext http) => limiter.AttemptAcquire(AddressOf(http)).Dispose();

    public void Dispose() => limiter.Dispose();

    /// <summary>The IPv4 address, or the /64 prefix of an IPv6 address, because a client usually controls the whole prefix.</summary>
    private static IPAddress AddressOf(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
