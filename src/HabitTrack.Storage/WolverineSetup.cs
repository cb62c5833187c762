using JasperFx;
using JasperFx.CodeGeneration;
using HabitTrack.Storage.Reminders;
using Wolverine;

namespace HabitTrack.Storage;

/// <summary>Configures Wolverine, which invokes the command handlers.</summary>
public static class WolverineSetup
{
    /// <summary>The name of the service, which is also part of its meters' names.</summary>
    public const string ServiceName = "HabitTrack";

    /// <summary>The number of channels to send to at the same time: each waits for another server.</summary>
    private const int MaxSends = 16;

    /// <summary>Configures the handlers of this assembly.</summary>
    public static void UseHabitTrack(this WolverineOptions options)
    {
        options.ServiceName = ServiceName;
        options.ApplicationAssembly = typeof(WolverineSetup).Assembly;
        options.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
        options.AutoBuildMessageStorageOnStartup = AutoCreate.None;
        options.LocalQueueFor<ReminderDue>().UseDurableInbox();
        options.LocalQueueFor<SendReminder>().UseDurableInbox().MaximumParallelMessages(MaxSends);
    }
}
