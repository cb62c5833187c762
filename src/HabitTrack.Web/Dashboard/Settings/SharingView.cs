
namespace HabitTrack.Web;

/// <summary>Links that show something to whoever has them: the cards of Today, or a badge.</summary>
/// <param name="Key">The key of the form, which makes one link however often it is sent.</param>
/// <param name="Seen">What a link shows.</param>
/// <param name="For">Whom it is for.</param>
/// <param name="Lasts">For how many days.</param>
/// <param name="Links">Those there are.</param>
/// <param name="Problem">What is wrong, where it belongs to no field.</param>
public sealed record SharingView(Guid Key, ChoiceView Seen, FieldView For, FieldView Lasts, IReadOnlyList<TokenLine> Links, string? Problem)
{
    internal const string Action = "/settings/links", What = "linkShows", Name = "linkName", Days = "linkDays";

    internal static SharingView Of(PersonView person, IReadOnlyList<AccessToken> tokens, Rejection? rejection, Visit visit)
    {
        var names = person.Started.ToDictionary(habit => habit.Id, habit => habit.Definition.Details.Name, StringComparer.Ordinal);
        var view = new SharingView(
            visit.NewId(),
            ChoiceView.Of(
                What,
                "What it shows",
                rejection?.Form[What] ?? "",
                rejection?.Beside(What, "habit"),
                [("", "All habits, as on Today"), .. names.Select(habit => (habit.Key, $"A badge: the streak of {habit.Value}"))]),
            FieldView.Of(rejection, Name, "For whom", null, api: "name") with { IsRequired = true },
            FieldView.Of(rejection, Days, "Good for", "365", "days", "days"),
            tokens
                .Where(token => Scopes.Parse(token.Scopes).Overlaps(Scopes.GivenAway))
                .Select(token => TokenLine.Of(token, token.Habit is { } habit ? "Badge of " + names.GetValueOrDefault(habit, habit) : "All habits", person, visit))
                .ToList(),
            null);
        return view with { Problem = rejection is null || view.IsBeside ? null : rejection.Message };
    }

    private bool IsBeside => new[] { Seen.Problem, For.Problem, Lasts.Problem }.Any(problem => problem is not null);
}

/// <summary>A token in a list, which never has the token itself.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="What">What it is for, since when and how long.</param>
/// <param name="IsHere">Whether the one who looks uses it.</param>
public sealed record TokenLine(Guid Id, string Name, string What, bool IsHere)
{
    internal static TokenLine Of(AccessToken token, string what, PersonView person, Visit visit)
    {
        var expires = token.Expires > visit.Clock.GetUtcNow() ? "until" : "ended";
        return new(
            token.Id,
            token.Name,
            $"{what}, since {Words.Date(person.Calendar.DayOf(token.Created))}, {expires} {Words.Date(person.Calendar.DayOf(token.Expires))}",
            token.Id == visit.Principal.Token?.Id);
    }
}
