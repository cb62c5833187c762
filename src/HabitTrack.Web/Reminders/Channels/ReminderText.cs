using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace HabitTrack.Web;

/// <summary>The text of a reminder in the person's language.</summary>
/// <param name="Title">The title, such as the name of the habit.</param>
/// <param name="Body">What is left to do.</param>
/// <param name="Path">The path of the page that it leads to.</param>
/// <param name="LogLabel">The label of the button that logs the habit; null for none.</param>
/// <param name="Entry">The entry that the button logs, as a batch has it, without its id.</param>
internal sealed record ReminderText(string Title, string Body, string Path, string? LogLabel = null, JsonObject? Entry = null)
{
    /// <summary>The label of the button that sends the reminder again later.</summary>
    public string SnoozeLabel { get; } = T("In {0} min", SnoozeRequest.DefaultMinutes);

    /// <summary>The label of the link to the page.</summary>
    public string OpenLabel { get; } = T("Open");
}

/// <summary>Writes the texts of reminders.</summary>
internal sealed class ReminderTexts(PersonReader reader)
{
    /// <summary>Writes a reminder.</summary>
    public async Task<ReminderText> Write(ReminderNotice notice, ReminderChannel channel, CancellationToken cancellation)
    {
        var person = await reader.View(notice.Person, ViewTime.Now, cancellation);
        return Languages.In(LanguageOf(person, channel), () => notice switch
        {
            { IsTest: true } => new ReminderText("HabitTrack", T("This is a test: your reminders arrive here."), "/settings"),
            { Habit: { } habit } => OfHabit(habit, person),
            _ => OfWeek(person),
        });
    }

    /// <summary>Runs a function in the language of messages to a channel.</summary>
    public async Task<T> InLanguage<T>(string person, ReminderChannel channel, Func<T> write, CancellationToken cancellation) =>
        Languages.In(LanguageOf(await reader.View(person, ViewTime.Now, cancellation), channel), write);

    private static ReminderText OfHabit(string habit, PersonView person)
    {
        var card = HabitCard.Of(habit, person.Find(habit).Habit, person);
        var (units, kind) = (person.Person.Settings.Units, EntryKind.Of(card.Kind));
        var rest = card.Open is { Status: PeriodStatus.Open, Remaining: > 0 } open && card.Goal.Direction == Direction.AtLeast ? open.Remaining : (decimal?)null;
        var options = kind.Options(card.Goal, card.LastAmount, rest, units).Where(option => option.Inputs.Length == 0).ToList();
        var quickest = options.Find(option => option.Amount == card.LastAmount) ?? options.FirstOrDefault();
        return quickest is null
            ? new ReminderText(card.Name, card.StatusText(units, isLive: true), kind.PathOf(habit))
            : new ReminderText(card.Name, card.StatusText(units, isLive: true), kind.PathOf(habit), T("Log: {0}", quickest.Label), EntryOf(habit, kind, quickest));
    }

    private static JsonObject EntryOf(string habit, EntryKind kind, LogOption option)
    {
        var form = new Form(new FormCollection(option.Values.ToDictionary(field => field.Name, field => new StringValues(field.Value), StringComparer.Ordinal)));
        var entry = JsonSerializer.SerializeToNode(kind.Read(form), kind.Request, HabitJson.Options)!.AsObject();
        (entry["kind"], entry["habit"]) = (kind.Name, habit);
        return entry;
    }

    private static ReminderText OfWeek(PersonView person)
    {
        var story = StoryWords.Of(person);
        var habits = new[] { story?.Well, story?.Slipped }.OfType<HabitWeek>()
            .Select(habit => $"{person.Find(habit.Habit).Definition.Details.Name}: {StoryWords.Met(habit)}");
        return new ReminderText(T("Your last week"), story is null ? T("Nothing was due last week.") : string.Join('\n', habits), "/progress#story");
    }

    private static CultureInfo LanguageOf(PersonView person, ReminderChannel channel) =>
        Languages.All.GetValueOrDefault(person.Person.Settings.Language ?? channel.Language ?? "") ?? Languages.All.First().Value;
}
