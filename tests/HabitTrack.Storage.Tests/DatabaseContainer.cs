using DotNet.Testcontainers.Builders;
using Testcontainers.PostgreSql;

namespace HabitTrack.Storage.Tests;

/// <summary>PostgreSQL in a container, wherever Docker answers.</summary>
internal sealed class DatabaseContainer : IAsyncDisposable
{
    private PostgreSqlContainer? container;
    private bool isDockerAway;

    /// <returns>How to connect to it; null where Docker does not answer.</returns>
    public async Task<string?> Start(CancellationToken cancellation)
    {
        if (container is null && !isDockerAway)
        {
            try
            {
                container = new PostgreSqlBuilder("postgres:17").Build();
                await container.StartAsync(cancellation);
            }
            catch (DockerUnavailableException)
            {
                isDockerAway = true;
            }
        }

        return container?.GetConnectionString();
    }

    public async ValueTask DisposeAsync()
    {
        if (container is not null)
            await container.DisposeAsync();
    }
}
