using Npgsql;

namespace HabitTrack.Benchmarks;

/// <summary>A request of a benchmark.</summary>
/// <param name="Path">The path, with {person} as a placeholder.</param>
/// <param name="Expected">Texts that a correct response contains, one per line.</param>
/// <param name="Body">The request body; null for none.</param>
internal sealed record RequestTemplate(string Path, string Expected, string? Body = null)
{
    public string For(string person) => Path.Replace("{person}", person, StringComparison.Ordinal);
}

/// <summary>A service under test: how it is started, and the requests sent to it.</summary>
/// <param name="name">The name in the results.</param>
/// <param name="database">The connection to the database.</param>
/// <param name="folder">A folder for files.</param>
internal abstract class BenchmarkTarget(string name, NpgsqlConnectionStringBuilder database, string folder) : IAsyncDisposable
{
    private const int Parallelism = 32;

    private RunningProgram? program;

    public string Name { get; } = name;

    public NpgsqlConnectionStringBuilder Database { get; } = database;

    public RunningProgram Program => program ?? throw new InvalidOperationException($"{Name} is not running.");

    public double MegabytesAtStart { get; private set; }

    /// <summary>The path of a file with one person and Authorization header per line.</summary>
    public string People { get; } = Path.Combine(folder, $"people of {name}");

    /// <summary>The request that logs a hang.</summary>
    public abstract RequestTemplate Log { get; }

    /// <summary>The Authorization header of the first person; null for none.</summary>
    protected string? Authorization { get; private set; }

    public async Task Start()
    {
        program = await Run(Authorization);
        MegabytesAtStart = program.ResidentMegabytes;
    }

    public async Task Stop()
    {
        if (program is not null)
            await program.DisposeAsync();
        program = null;
    }

    /// <summary>Adds people with a first log each.</summary>
    public async Task Add(int people)
    {
        var lines = new string[people];
        await Parallel.ForEachAsync(Enumerable.Range(1, people), new ParallelOptions { MaxDegreeOfParallelism = Parallelism }, async (number, cancellation) =>
        {
            var person = $"person-{number}";
            var authorization = await Enrol(person, cancellation);
            await Program.As(authorization).Post(Log.For(person), Log.Body, cancellation);
            lines[number - 1] = $"{person} {authorization}".TrimEnd();
            if (number == 1)
                Authorization = authorization;
        });
        await File.WriteAllLinesAsync(People, lines);
    }

    /// <summary>Logs a hang for the first person.</summary>
    public Task LogOne() => Program.As(Authorization).Post(Log.For("person-1"), Log.Body);

    public async ValueTask DisposeAsync() => await Stop();

    /// <summary>Starts the process and waits until it responds.</summary>
    /// <param name="authorization">The Authorization header of the first person; null before there is one.</param>
    protected abstract Task<RunningProgram> Run(string? authorization);

    /// <summary>Adds a person and returns the Authorization header.</summary>
    protected abstract Task<string?> Enrol(string person, CancellationToken cancellation);
}
