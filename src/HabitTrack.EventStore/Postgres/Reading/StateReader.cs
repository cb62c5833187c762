using HabitTrack.EventStore.Projections;
using Npgsql;

namespace HabitTrack.EventStore.Postgres.Reading;

/// <summary>
/// Reads states through the cache. All questions that wait at the same moment share a round trip, in which the database says which
/// cached states are current, and perhaps another, in which it hands out those that are not.
/// </summary>
internal sealed class StateReader : IAsyncDisposable
{
    private const int LargestBatch = 256;

    private readonly NpgsqlDataSource database;
    private readonly Model model;
    private readonly Serializer serializer;
    private readonly StreamCache cache;
    private readonly Action connectionLost;
    private readonly WorkLoop<Question> loop;

    public StateReader(NpgsqlDataSource database, Model model, Serializer serializer, StreamCache cache, Action connectionLost)
    {
        this.connectionLost = connectionLost;
        this.database = database;
        this.model = model;
        this.serializer = serializer;
        this.cache = cache;
        loop = new WorkLoop<Question>(Answer, LargestBatch);
    }

    public async ValueTask<StreamState> Load(StreamId stream, CancellationToken cancellation)
    {
        var question = new StreamQuestion(stream);
        loop.Add(question);
        return await question.Answer.WaitAsync(cancellation);
    }

    public async ValueTask<IReadOnlyDictionary<string, StreamState>> LoadAll(string tenant, CancellationToken cancellation)
    {
        var question = new TenantQuestion(tenant);
        loop.Add(question);
        return await question.Answer.WaitAsync(cancellation);
    }

    public ValueTask DisposeAsync() => loop.DisposeAsync();

    private async Task Answer(List<Question> questions)
    {
        try
        {
            var streams = new StreamsAsked(questions.OfType<StreamQuestion>(), model, serializer, cache);
            var tenants = new TenantsAsked(questions.OfType<TenantQuestion>(), model, serializer, cache);
            await using var connection = await database.OpenConnectionAsync();
            await Check(connection, streams, tenants);
            if (tenants.Any)
                await Load(connection, tenants);
        }
        catch (Exception failure)
        {
            var away = Failures.IsAway(failure);
            if (away)
                connectionLost();
            foreach (var question in questions)
                question.Fail(away ? Failures.Away(failure) : failure);
        }
    }

    private static async Task Check(NpgsqlConnection connection, StreamsAsked streams, TenantsAsked tenants)
    {
        await using var batch = new NpgsqlBatch(connection);
        if (streams.Any)
            batch.BatchCommands.Add(streams.Command());
        if (tenants.FindKnown())
            batch.BatchCommands.Add(tenants.Check());
        if (batch.BatchCommands.Count == 0)
            return;

        await batch.PrepareAsync();
        await using var reader = await batch.ExecuteReaderAsync();
        if (streams.Any)
        {
            streams.Answer(await StreamRows.Read(reader, CancellationToken.None));
            await reader.NextResultAsync();
        }

        await tenants.AnswerKnown(reader);
    }

    private static async Task Load(NpgsqlConnection connection, TenantsAsked tenants)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(tenants.Load());
        await batch.PrepareAsync();
        await using var reader = await batch.ExecuteReaderAsync();
        tenants.Answer(await StreamRows.Read(reader, CancellationToken.None));
    }
}
