using System.Collections.Frozen;
using System.Text;

namespace HabitTrack.EventStore;

/// <summary>Stored names of event types: the record's name in snake case, as Marten writes it.</summary>
public sealed class EventTypes
{
    private readonly FrozenDictionary<string, Type> types;
    private readonly FrozenDictionary<Type, string> names;

    /// <exception cref="ArgumentException">Two types share a name, or a name has a digit, which Marten would set apart.</exception>
    public EventTypes(IEnumerable<Type> events)
    {
        var all = events.ToList();
        if (all.Find(type => type.Name.Any(char.IsDigit)) is { } digit)
            throw new ArgumentException($"{digit.Name}: an event's name has no digits.", nameof(events));

        types = all.ToFrozenDictionary(type => SnakeCase(type.Name), StringComparer.Ordinal);
        names = all.ToFrozenDictionary(type => type, type => SnakeCase(type.Name));
    }

    /// <summary>Every event type and its stored name.</summary>
    public IReadOnlyDictionary<string, Type> All => types;

    /// <summary>The stored name of an event's type.</summary>
    /// <exception cref="KeyNotFoundException">The model does not know the type.</exception>
    public string NameOf(Type type) =>
        names.TryGetValue(type, out var name) ? name : throw new KeyNotFoundException($"{type.FullName} is not an event of this model.");

    /// <summary>The type with a stored name, or null when the model does not know it.</summary>
    public Type? TypeOf(string name) => types.GetValueOrDefault(name);

    /// <summary>What Marten keeps as <c>mt_dotnet_type</c>.</summary>
    public static string DotNetName(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
