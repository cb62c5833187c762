using System.Reflection;
using System.Security.Cryptography;

namespace HabitTrack.Web;

/// <summary>What a form of a page sends: bound by minimal APIs as a parameter.</summary>
public sealed record Form(IFormCollection Fields)
{
    private const int MostMinutes = Limits.MaxSeconds / 60;

    /// <summary>The habit that it is about; empty when it is about none.</summary>
    public string Habit => this["habit"];

    public string this[string field] => Fields[field].ToString();

    public static async ValueTask<Form?> BindAsync(HttpContext context, ParameterInfo parameter) => await Read(context);

    /// <exception cref="ProblemException">It is no form, or cannot be read.</exception>
    public static async Task<Form> Read(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            throw new ProblemException(new(
                StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "Send a form: application/x-www-form-urlencoded, or multipart/form-data where it has a file."));

        try
        {
            return new Form(await context.Request.ReadFormAsync(context.RequestAborted));
        }
        catch (Exception unread) when (unread is InvalidDataException or NotSupportedException or ArgumentException)
        {
            // Besides what is no form, one in an encoding that nobody reads any more.
            throw new ProblemException(Problems.Malformed("The form cannot be read. Go back and send it again."));
        }
    }

    /// <summary>A hash of the address and the values of a submission, without its antiforgery token.</summary>
    internal string Hash(string address)
    {
        var values = Fields.Where(field => field.Key != FormTokens.Field).SelectMany(field => field.Value.Prepend(field.Key)).Prepend(address);
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(values)));
    }

    /// <summary>Whether a box is ticked.</summary>
    public bool Has(string field) => Fields.ContainsKey(field);

    /// <summary>What was typed; null for nothing.</summary>
    public string? Text(string field) => this[field].Trim() is { Length: > 0 } text ? text : null;

    /// <exception cref="ProblemException">It is not a UUID. People do not type one, so that the form is not one of the current page.</exception>
    public Guid Id(string field) => Guid.TryParseExact(this[field], "D", out var id) ? id : throw OutOfDate(field);

    /// <exception cref="ProblemException">It is no whole number of those asked for.</exception>
    public int? Whole(string field, int least = 0, int most = 1_000_000)
    {
        var number = Number(field, least, most);
        return number is null || decimal.IsInteger(number.Value) ? (int?)number : throw Wrong(field, "a whole number such as 60");
    }

    /// <exception cref="ProblemException">It is no number of those asked for.</exception>
    public decimal? Number(string field, decimal least, decimal most) =>
        Text(field) is not { } text ? null
        : decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
            ? number
            : throw Wrong(field, $"a number from {least:0} to {most:0}, such as 1.5");

    /// <summary>Minutes and seconds together; null when neither is given.</summary>
    /// <exception cref="ProblemException">One of them is no number of those asked for.</exception>
    public int? Seconds(string minutes, string seconds)
    {
        var (whole, rest) = (Number(minutes, 0, MostMinutes), Whole(seconds));
        return whole is null && rest is null ? null : (int)Math.Round((whole ?? 0) * 60) + (rest ?? 0);
    }

    /// <exception cref="ProblemException">It is no day.</exception>
    public DateOnly? Day(string field) =>
        Text(field) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw Wrong(field, "a day such as 2026-11-22");

    /// <exception cref="ProblemException">It is no time of day.</exception>
    public TimeOnly? Time(string field) =>
        Text(field) is not { } text ? null
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
        : throw Wrong(field, "a time such as 04:00");

    /// <exception cref="ProblemException">It is no instant.</exception>
    public DateTimeOffset? Instant(string field) =>
        Text(field) is not { } text ? null
        : Instants.TryParse(text, out var instant) ? instant
        : throw Wrong(field, "an instant such as 2026-11-22T07:30:00Z");

    /// <summary>A word of an enumeration, in lower case; null for any other.</summary>
    public TEnum? Word<TEnum>(string field)
        where TEnum : struct, Enum => Enum.GetValues<TEnum>()
        .Select(word => (TEnum?)word)
        .FirstOrDefault(word => Words.Lower(word).Equals(this[field].Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));

    /// <summary>Checks what a form asks by the same rules as the API.</summary>
    /// <exception cref="ProblemException">422 when a field does not say what it should.</exception>
    internal static TRequest Checked<TRequest>(TRequest request)
        where TRequest : class
    {
        var errors = Validation.Errors(request);
        return errors.Count == 0 ? request : throw new ProblemException(Problems.Invalid(errors));
    }

    /// <summary>A field that is not for typing is not as the page has it.</summary>
    internal static ProblemException OutOfDate(string field) => new(Problems.Invalid(field, ProblemMessages.OldForm));

    /// <summary>What is wrong with a field; one of many of a kind, such as sets[2].reps, is called by its last name.</summary>
    internal static ProblemException Wrong(string field, string asked) =>
        new(Problems.Invalid(field, $"{field[(field.LastIndexOf('.') + 1)..]} must be {asked}."));
}

/// <summary>A form that was not acted on, and why.</summary>
public sealed record Rejection(Form Form, Problem Problem)
{
    /// <summary>What to tell the person.</summary>
    public string Message => ProblemMessages.Of(Problem);

    /// <summary>What to tell above the form; null where one of its fields says it.</summary>
    /// <param name="fields">The fields' names, and those that the API has for them.</param>
    public string? Above(params IEnumerable<string> fields) => Message.Length == 0 || fields.Any(field => Beside(field) is not null) ? null : Message;

    /// <summary>What to tell beside a field; null where nothing is wrong with it.</summary>
    /// <param name="names">The field's name, and those that the API has for it.</param>
    public string? Beside(params string[] names) => names
        .SelectMany(name => new[] { name, "$." + name })
        .Select(name => Problem.Errors?.GetValueOrDefault(name))
        .FirstOrDefault(errors => errors is not null) is { } wrong ? Words.Capital(wrong[0]) : null;
}
