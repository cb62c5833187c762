using System.Collections.Frozen;
using System.Text.Json;

namespace HabitTrack.Storage;

/// <summary>The event types and their stored names: the record's name in snake case, as Marten names events.</summary>
public static class HabitEventTypes
{
    /// <summary>Every event type.</summary>
    public static readonly IReadOnlyList<Type> All =
        [.. typeof(PersonEvent).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(PersonEvent)) && !type.IsAbstract)];

    /// <summary>The stored names of the events that change a habit's definition.</summary>
    public static readonly IReadOnlyList<string> OfDefinitions =
        [.. All.Where(type => type.IsAssignableTo(typeof(HabitEvent)) && !type.IsAssignableTo(typeof(EntryEvent))).Select(NameOf)];

    private static readonly FrozenDictionary<string, Type> ByName = All.ToFrozenDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>Finds the event type with a stored name, such as <c>hang_logged</c>; null if there is none.</summary>
    public static Type? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The stored name of an event type.</summary>
    public static string NameOf(Type type) => JsonNamingPolicy.SnakeCaseLower.ConvertName(type.Name);
}
