using Npgsql;

namespace HabitTrack.Benchmarks;

/// <summary>Something to ask of a contestant.</summary>
/// <param name="Path">Where, with {person} for who asks.</param>
/// <param name="Answer">What the right answer has in it: a line each.</param>
/// <param name="Body">What is sent; null for nothing.</param>
internal sealed record Ask(string Path, string Answer, string? Body = null)
{
    public string Of(string person) => Path.Replace("{person}", person, StringComparison.Ordinal);
}

/// <summary>One that is measured: how it is started, and what it is asked.</summary>
/// <param name="name">What the table calls it.</param>
/// <param name="database">Its database.</param>
/// <param name="folder">For files of its own.</param>
internal abstract class Contestant(string name, NpgsqlConnectionStringBuilder database, string folder) : IAsyncDisposable
{
    private const int AtOnce = 32;

    private RunningProgram? program;

    public string Name { get; } = name;

    public NpgsqlConnectionStringBuilder Database { get; } = database;

    public RunningProgram Program => program ?? throw new InvalidOperationException($"{Name} does not run.");

    public double MegabytesAtStart { get; private set; }

    /// <summary>File of those who log and look: a line each, with what they are authorized by.</summary>
    public string People { get; } = Path.Combine(folder, $"people of {name}");

    /// <summary>A log.</summary>
    public abstract Ask Log { get; }

    /// <summary>What the first person is authorized by; null for nothing.</summary>
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

    /// <summary>Adds people, each with a first log.</summary>
    public async Task Add(int people)
    {
        var lines = new string[people];
        await Parallel.ForEachAsync(Enumerable.Range(1, people), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, cancellation) =>
        {
            var person = $"person-{number}";
            var authorization = await Enrol(person, cancellation);
            await Program.As(authorization).Post(Log.Of(person), Log.Body, cancellation);
            lines[number - 1] = $"{person} {authorization}".TrimEnd();
            if (number == 1)
                Authorization = authorization;
        });
        await File.WriteAllLinesAsync(People, lines);
    }

    /// <summary>The first person's log.</summary>
    public Task LogOne() => Program.As(Authorization).Post(Log.Of("person-1"), Log.Body);

    public async ValueTask DisposeAsync() => await Stop();

    /// <summary>Starts it, and waits for its first answer.</summary>
    /// <param name="authorization">The first person's; null before there is one.</param>
    protected abstract Task<RunningProgram> Run(string? authorization);

    /// <summary>Makes somebody known, and gives what they are authorized by.</summary>
    protected abstract Task<string?> Enrol(string person, CancellationToken cancellation);
}
