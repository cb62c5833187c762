using System.Globalization;
using System.Reflection;
using HabitTrack.Domain;

namespace HabitTrack.Web;

/// <summary>What a form of a page sends: bound by minimal APIs as a parameter.</summary>
internal sealed record Form(IFormCollection Fields)
{
    /// <summary>The habit that it is about; empty when it is about none.</summary>
    public string Habit => this["habit"];

    public string this[string field] => Fields[field].ToString();

    public static async ValueTask<Form?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (!context.Request.HasFormContentType)
            throw new ProblemException(new(
                StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "Send a form: application/x-www-form-urlencoded."));

        try
        {
            return new Form(await context.Request.ReadFormAsync(context.RequestAborted));
        }
        catch (InvalidDataException)
        {
            throw new ProblemException(Problems.Malformed("The form cannot be read. Go back and send it again."));
        }
    }

    /// <exception cref="ProblemException">It is no UUID.</exception>
    public Guid Id(string field) => Guid.TryParseExact(this[field], "D", out var id) ? id : throw Wrong(field, "a UUID");

    /// <summary>The same request that the API takes for the kind, checked by the same rules.</summary>
    /// <exception cref="ProblemException">422 when a field does not say what it should.</exception>
    public LogRequest ToLog()
    {
        var request = Read(Id("id"), Habit);
        var errors = Validation.Errors(request);
        return errors.Count == 0 ? request : throw new ProblemException(Problems.Invalid(errors));
    }

    private LogRequest Read(Guid id, string habit) => this["kind"] switch
    {
        "hang" => new HangRequest { Id = id, Habit = habit, Seconds = Whole("seconds") },
        "walk" => new WalkRequest
        {
            Id = id,
            Habit = habit,
            Seconds = Whole("seconds") ?? (int?)(Number("minutes", 0, 1_440) * 60),
            Steps = Whole("steps"),
            Metres = Number("metres", 0, 1_000_000),
        },
        "posture-check" => new PostureCheckRequest { Id = id, Habit = habit, Posture = Posture() },
        "workout" => new WorkoutRequest { Id = id, Habit = habit },
        "stretch" => new StretchRequest { Id = id, Habit = habit, Seconds = Whole("seconds"), Reps = Whole("reps") },
        "custom" => new ActivityRequest { Id = id, Habit = habit, Amount = Number("amount", 0, 1_000_000) },
        _ => throw Wrong("kind", "a kind of habit"),
    };

    private int? Whole(string field)
    {
        var number = Number(field, 0, 1_000_000);
        return number is null || decimal.IsInteger(number.Value) ? (int?)number : throw Wrong(field, "a whole number");
    }

    private decimal? Number(string field, decimal least, decimal most) =>
        this[field].Trim() is not { Length: > 0 } text ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
            ? number
            : throw Wrong(field, $"a number from {least:0} to {most:0}, such as 1.5");

    private BackPosture? Posture() => Enum.GetValues<BackPosture>()
        .Select(posture => (BackPosture?)posture)
        .FirstOrDefault(posture => Words.Lower(posture) == this["posture"]);

    private static ProblemException Wrong(string field, string asked) => new(Problems.Invalid(field, $"{field} is {asked}."));
}

/// <summary>A form that was not acted on, and why.</summary>
internal sealed record Rejection(Form Form, Problem Problem)
{
    /// <summary>What to tell the person.</summary>
    public string Message
    {
        get
        {
            var text = Problem.Errors?.Values.FirstOrDefault()?[0] ?? Problem.Detail;
            return char.ToUpperInvariant(text[0]) + text[1..];
        }
    }
}
