using HabitTrack.EventStore.Marten;
using HabitTrack.EventStore.Tests.Bank;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Model;
using Microsoft.Extensions.DependencyInjection;

namespace HabitTrack.EventStore.Tests.Marten;

/// <summary>The code that Wolverine generates around the handlers: written ahead, so that production compiles nothing.</summary>
internal static class GeneratedCode
{
    public const string Mode = "generate";

    /// <summary>Writes it into a folder, which is best <c>src/HabitTrack.EventStore.Marten/Internal/Generated</c>.</summary>
    public static async Task<int> Write(string folder)
    {
        await using var store = new MartenEventStore("Host=nowhere", BankModel.Model, TimeProvider.System);
        var collections = store.Services.GetServices<ICodeFileCollection>().ToArray();
        foreach (var collection in collections)
            collection.Rules.GeneratedCodeOutputPath = folder;
        new DynamicCodeBuilder(store.Services, collections)
        {
            ServiceVariableSource = store.Services.GetService<IServiceVariableSource>(),
        }.WriteGeneratedCode(_ => { });
        return 0;
    }
}
