using System.Text.Json;
using System.Text.Json.Nodes;
using HabitTrack.Storage.Projections;
using HabitTrack.Storage.Queries;
using JasperFx.Events;

namespace HabitTrack.Storage.Tests;

/// <summary>States and events as texts: equal texts mean equal content, and a failed comparison tells what differs.</summary>
internal static class Shown
{
    /// <summary>All of a person's state.</summary>
    public static string Of(PersonState state) => string.Join(
        '\n',
        PersonDocuments.Changed(PersonState.Empty(state.Person), state)
            .Where(document => document is not MonthDocument { Days.Count: 0 })
            .Select(Json)
            .Order(StringComparer.Ordinal));

    /// <summary>An event, but for its place in the sequence.</summary>
    public static string Of(IEvent one) => string.Join(
        ' ', one.StreamKey, one.Version, one.Id, one.Timestamp.ToUniversalTime().ToString("O"), one.UserName, one.CorrelationId, one.CausationId, Json(one.Data));

    /// <summary>Events in order.</summary>
    public static IEnumerable<string> Of(IEnumerable<IEvent> events) => events.Select(Of);

    /// <summary>The state that events fold to.</summary>
    public static string Fold(string person, IEnumerable<IEvent> events) => Of(events.Aggregate(
        PersonState.Empty(person), (state, one) => state.Apply(one.StreamName, one.Version, one.Data, one.Timestamp)));

    private static string Json(object value) =>
        Sorted(JsonSerializer.SerializeToNode(value, value.GetType(), HabitJson.Options))!.ToJsonString(HabitJson.Options);

    /// <summary>What was read from the database has its properties in another order.</summary>
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json
            .OrderBy(property => property.Key, StringComparer.Ordinal)
            .Select(property => KeyValuePair.Create(property.Key, Sorted(property.Value)))),
        JsonArray array => new JsonArray([.. array.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
