using DotNet.Testcontainers.Builders;
using Testcontainers.PostgreSql;

namespace HabitTrack.Storage.Tests;

/// <summary>PostgreSQL in a container, if Docker is available.</summary>
internal sealed class DatabaseContainer : IAsyncDisposable
{
    private PostgreSqlContainer? container;
    private bool isDockerUnavailable;

    /// <returns>The connection string; null if Docker is unavailable.</returns>
    public async Task<string?> Start(CancellationToken cancellation)
    {
        if (container is null && !isDockerUnavailable)
        {
            try
            {
                container = new PostgreSqlBuilder("postgres:17").Build();
                await container.StartAsync(cancellation);
            }
            catch (DockerUnavailableException)
            {
                isDockerUnavailable = true;
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
