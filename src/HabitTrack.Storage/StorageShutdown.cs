using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Maintenance;
using Microsoft.Extensions.Hosting;

namespace HabitTrack.Storage;

/// <summary>Finishes accepted work after the last request and before the services that it needs are disposed.</summary>
internal sealed class StorageShutdown(CommandBatch batch, Rebuilder rebuilder) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await rebuilder.Stop();
        await batch.DisposeAsync();
    }
}
