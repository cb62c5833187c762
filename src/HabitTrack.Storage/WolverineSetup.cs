using JasperFx;
using JasperFx.CodeGeneration;
using Wolverine;

namespace HabitTrack.Storage;

/// <summary>How Wolverine carries commands to their handlers.</summary>
public static class WolverineSetup
{
    /// <summary>The name of the service, which stands in the names of its meters, too.</summary>
    public const string ServiceName = "HabitTrack";

    /// <summary>Sets up the handlers of this assembly.</summary>
    public static void UseHabitTrack(this WolverineOptions options)
    {
        options.ServiceName = ServiceName;
        options.ApplicationAssembly = typeof(WolverineSetup).Assembly;
        options.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
        options.AutoBuildMessageStorageOnStartup = AutoCreate.None;
    }
}
