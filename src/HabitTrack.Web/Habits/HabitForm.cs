using System.Security.Cryptography;
using System.Text;

namespace HabitTrack.Web;

/// <summary>Reads the forms of habits, with the requests and validation of the API.</summary>
internal static class HabitForm
{
    /// <summary>The field that says how a custom habit is counted, and its value for a habit that is done or not.</summary>
    public const string Count = "count", Done = "done";

    private const string Amount = "amount", Weekday = "weekday";

    private const int HashLength = 8;

    private static readonly PutHabit Unchanged = new(null, null, null, null, null, null, null);

    /// <summary>Reads the form that starts a habit.</summary>
    public static (string Habit, PutHabit Command) ToStart(Form form)
    {
        var kind = form.Word<HabitKind>("kind") ?? throw Form.Invalid("kind", "a kind of habit");
        var name = form.Text("name") ?? (kind == HabitKind.Custom ? null : EntryKind.Of(kind).Label) ?? throw Nameless();
        var request = Form.Validate(new HabitRequest
        {
            Kind = kind,
            Name = name,
            Goal = kind == HabitKind.Custom && form[Count] == Done ? ToYesOrNo(form) : ToGoal(form, GoalFields.UnitOf(kind)),
            Icon = IconOf(form),
            Color = form.Word<HabitColor>("color"),
            Forgive = form.Whole("forgive", max: Limits.MaxForgive),
            StartedOn = form["startedOn"] == form["shownStart"] ? null : form.Day("startedOn"),
        });
        return (IdOf(name, kind), request.ToCommand());
    }

    /// <summary>The details that the form to change them is filled with.</summary>
    public static PutHabit Shown(HabitBody habit) =>
        Unchanged with { Name = habit.Name, Forgive = habit.Forgive, StartedOn = habit.StartedOn, Icon = habit.Icon ?? HabitIcons.Default, Color = habit.Color ?? HabitColor.Default };

    /// <summary>Reads the form that changes a habit's details: only what differs from what it was filled with.</summary>
    public static PutHabit ToChange(Form form) => ShownValues.Merge(ShownValues.Read(form, Unchanged), Details(form), Unchanged);

    private static PutHabit Details(Form form) => Form.Validate(new HabitRequest
    {
        Name = form.Text("name") ?? throw Nameless(),
        Forgive = form.Whole("forgive", max: Limits.MaxForgive) ?? throw Form.Invalid("forgive", $"a whole number from {0} to {Limits.MaxForgive}, such as {1}"),
        Icon = IconOf(form),
        Color = form.Word<HabitColor>("color"),
        StartedOn = form.Day("startedOn"),
    }).ToCommand();

    /// <summary>The address of a habit's settings, with a goal of other amount or weekdays filled in.</summary>
    public static string AddressOf(string habit, Goal goal) =>
        $"/habits/{habit}/edit?{Amount}={Words.FieldValue(goal.Amount)}{string.Concat((goal.On ?? []).Select(day => $"&{Weekday}={Words.Lower(day)}"))}#goal";

    /// <summary>The goal that an address of <see cref="AddressOf"/> has; null if it has none.</summary>
    public static Goal? GoalOf(IQueryCollection query, Goal current)
    {
        var form = Form.Of(query);
        return form.Number(Amount, 0, Limits.MaxGoalAmount) is not { } amount ? null
            : current with { Amount = amount, On = Weekdays(form, Weekday) is { Count: > 0 } on ? on : null };
    }

    /// <summary>Reads the form that declares a goal.</summary>
    public static DeclareGoal ToDeclare(Form form) =>
        new(Form.Validate(ToGoal(form, GoalFields.UnitOf(HabitKind.Custom))).ToGoal(), form.Day("effectiveFrom"));

    /// <summary>Reads the form that skips a day or a range of days.</summary>
    public static SkipDay ToSkip(Form form)
    {
        var day = form.Day("day") ?? throw Form.Invalid("day", "a day such as 2026-11-22");
        return Form.Validate(form.Day("to") is { } to
            ? new SkipRequest { From = day, To = to, Reason = form.Text("reason") }
            : new SkipRequest { Day = day, Reason = form.Text("reason") }).ToCommand();
    }

    /// <summary>Reads the form that removes skips.</summary>
    public static UnskipDay ToUnskip(Form form) => new(form.Day("day") ?? throw Form.Invalid("day", "a day such as 2026-11-22"), form.Day("to"));

    /// <summary>Reads the form that pauses a habit.</summary>
    public static PauseHabit ToPause(Form form) => Form.Validate(new PauseRequest { From = form.Day("on"), To = form.Day("until") }).ToCommand();

    /// <summary>Reads the day of a resume, archive or reopen; null for today.</summary>
    public static DateOnly? On(Form form) => Form.Validate(new TurnRequest { On = form.Day("on") }).On;

    private static ProblemException Nameless() => new(Problems.Invalid("name", "Give it a name."));

    /// <summary>A typed emoji, or else the chosen symbol.</summary>
    private static string? IconOf(Form form) => form.Text("emoji") is not { } emoji ? form.Text("icon")
        : HabitIcons.IsCharacter(emoji) ? emoji
        : throw Form.Invalid("emoji", "one emoji or other character");

    /// <summary>The goal of a habit that is done or not: on each due day once, or so many times a week or month.</summary>
    private static GoalRequest ToYesOrNo(Form form)
    {
        var goal = ToGoal(form, "") with { Direction = Direction.AtLeast, Unit = GoalUnits.Times };
        return goal.Per is Per.Day or Per.EveryDays ? goal with { Amount = 1 } : goal;
    }

    /// <summary>Reads the ticked weekdays of a field.</summary>
    public static List<DayOfWeek> Weekdays(Form form, string field) => form.Fields[field]
        .Select(day => Enum.GetValues<DayOfWeek>().Select(weekday => (DayOfWeek?)weekday).FirstOrDefault(
            weekday => string.Equals(weekday.ToString(), day, StringComparison.OrdinalIgnoreCase)) ?? throw Form.Invalid(field, "the name of a weekday"))
        .ToList();

    private static GoalRequest ToGoal(Form form, string unit)
    {
        var per = form.Word<Per>("per");
        var on = Weekdays(form, Weekday);
        return new GoalRequest
        {
            Direction = form.Word<Direction>("direction"),
            Amount = form.Number(Amount, 0, Limits.MaxGoalAmount),
            Unit = form.Text(unit),
            Per = per,
            On = per == Per.Day && on.Count is > 0 and < 7 ? on : null,
            Days = per is Per.EveryDays or Per.Rolling ? form.Whole("days", 1, Limits.MaxGoalDays) : null,
        };
    }

    /// <summary>The default id of the kind, or an id derived from the name: from its letters a to z and digits, or a hash if it has no such letter.</summary>
    public static string IdOf(string name, HabitKind kind)
    {
        if (HabitKinds.RulesOf(kind) is { } defaults && new[] { defaults.Name, EntryKind.Of(kind).Label }.Contains(name, StringComparer.OrdinalIgnoreCase))
            return defaults.Id;

        // /habits/new is the page that starts habits.
        return KeyOf(name, Limits.HabitIdLength, "habit") is var id && id is "new" or Profile.Stream ? $"{id}-habit" : id;
    }

    /// <summary>A key from the letters a to z and digits of a name, or from a hash if it has no such letter.</summary>
    public static string KeyOf(string name, int maxLength, string otherwise)
    {
        var letters = name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-').ToArray();
        var key = string.Join('-', new string(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
        key = key.Length > maxLength ? key[..maxLength].TrimEnd('-') : key;
        return key.Any(char.IsAsciiLetter) ? key : $"{otherwise}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..HashLength]}";
    }
}
