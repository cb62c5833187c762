using HabitTrack.EventStore.Marten.Appending;
using JasperFx;
using JasperFx.CodeGeneration;
using Wolverine;
using Wolverine.ErrorHandling;

namespace HabitTrack.EventStore.Marten.Hosting;

/// <summary>Wolverine: which messages there are, how they are retried, and what makes them durable.</summary>
internal static class WolverineSettings
{
    /// <summary>In the names of its meters, too.</summary>
    public const string ServiceName = "HabitTrack";

    private const int Tries = 5;

    public static void Apply(WolverineOptions options)
    {
        options.ServiceName = ServiceName;
        options.ApplicationAssembly = typeof(ExecuteCommitsHandler).Assembly;
        options.Discovery.DisableConventionalDiscovery();
        options.Discovery.IncludeType(typeof(ExecuteCommitsHandler));
        options.Discovery.IncludeType(typeof(ForgetOldKeysHandler));

        options.Policies.AutoApplyTransactions();
        options.Policies.UseDurableLocalQueues();
        options.Policies.OnException(MartenFailures.IsLostRace).RetryTimes(Tries);
        options.Policies.OnException(MartenFailures.IsAway).RetryOnce();

        options.AutoBuildMessageStorageOnStartup = AutoCreate.None;
        options.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
    }
}
