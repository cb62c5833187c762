using System.Text.Json;
using System.Text.Json.Nodes;
using HabitTrack.Storage.Projections;
using HabitTrack.Storage.Queries;
using JasperFx.Events;

namespace HabitTrack.Storage.Tests;

/// <summary>Canonical texts of states and events. Equal texts mean equal content, and a failed assertion shows the difference.</summary>
internal static class Canonical
{
    /// <summary>The complete state of a person.</summary>
    public static string Of(PersonState state) => string.Join(
        '\n',
        PersonDocuments.Changed(PersonState.Empty(state.Person), state)
            .Where(document => document is not MonthDocument { Days.Count: 0 })
            .Select(Json)
            .Order(StringComparer.Ordinal));

    /// <summary>An event without its sequence.</summary>
    public static string Of(IEvent e) => string.Join(
        ' ', e.StreamKey, e.Version, e.Id, e.Timestamp.ToUniversalTime().ToString("O"), e.UserName, e.CorrelationId, e.CausationId, Json(e.Data));

    /// <summary>Events in order.</summary>
    public static IEnumerable<string> Of(IEnumerable<IEvent> events) => events.Select(Of);

    /// <summary>The state that events fold to.</summary>
    public static string Fold(string person, IEnumerable<IEvent> events) => Of(events.Aggregate(
        PersonState.Empty(person), (state, e) => state.Apply(e.StreamName, e.Version, (PersonEvent)e.Data, e.Timestamp)));

    private static string Json(object value) =>
        Sorted(JsonSerializer.SerializeToNode(value, value.GetType(), HabitJson.Options))!.ToJsonString(HabitJson.Options);

    /// <summary>The database returns the properties in another order.</summary>
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json
            .OrderBy(property => property.Key, StringComparer.Ordinal)
            .Select(property => KeyValuePair.Create(property.Key, Sorted(property.Value)))),
        JsonArray array => new JsonArray([.. array.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
