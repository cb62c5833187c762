using System.Reflection;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace HabitTrack.Web;

/// <summary>A submitted form, bound as a parameter of minimal API handlers.</summary>
public sealed partial record Form(IFormCollection Fields)
{
    private const int ExampleOfWhole = 60;

    /// <summary>The habit's id; empty if the form has none.</summary>
    public string Habit => this["habit"];

    public string this[string field] => Fields[field].ToString();

    public static async ValueTask<Form?> BindAsync(HttpContext context, ParameterInfo parameter) => await Read(context);

    /// <exception cref="ProblemException">The body is not a form, or cannot be read.</exception>
    public static async Task<Form> Read(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            throw new ProblemException(new(
                StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "Send a form: application/x-www-form-urlencoded, or multipart/form-data where it has a file."));

        try
        {
            return new Form(await context.Request.ReadFormAsync(context.RequestAborted));
        }
        catch (Exception exception) when (exception is InvalidDataException or NotSupportedException or ArgumentException)
        {
            // ArgumentException: the encoding is not supported.
            throw new ProblemException(Problems.Malformed("The form cannot be read. Go back and send it again."));
        }
    }

    /// <summary>The values of a query string as a form, so that each field shows its error.</summary>
    internal static Form Of(IQueryCollection query) =>
        new(new FormCollection(query.Where(field => field.Key != PageLinks.Person).ToDictionary(field => field.Key, field => field.Value)));

    /// <summary>A hash of the address and the values of a submission, without its antiforgery token.</summary>
    internal string Hash(string address)
    {
        var values = Fields.Where(field => field.Key != FormTokens.Field).SelectMany(field => field.Value.Prepend(field.Key)).Prepend(address);
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(values)));
    }

    /// <summary>Whether the form has the field, such as a checked checkbox.</summary>
    public bool Has(string field) => Fields.ContainsKey(field);

    /// <summary>The trimmed text; null if it is empty.</summary>
    public string? Text(string field) => Normalize(this[field]);

    /// <summary>A text without spaces around it, and with line feeds where browsers send line breaks as CR LF; null if it is empty.</summary>
    public static string? Normalize(string? text) =>
        text?.Trim().Replace("\r\n", "\n", StringComparison.Ordinal) is { Length: > 0 } normalized ? normalized : null;

    /// <exception cref="ProblemException">The value is not a UUID. It comes from a hidden field, so the form is out of date.</exception>
    public Guid Id(string field) => Guid.TryParseExact(this[field], "D", out var id) ? id : throw OutOfDate(field);

    /// <exception cref="ProblemException">The value is not the sequence of an event. It comes from a hidden field, so the form is out of date.</exception>
    public long Sequence(string field) =>
        long.TryParse(this[field], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : throw OutOfDate(field);

    /// <exception cref="ProblemException">The value is not a whole number in the range.</exception>
    public int? Whole(string field, int min = 0, int max = 1_000_000)
    {
        if (Text(field) is not { } text)
            return null;
        if (Thousands().IsMatch(text))
            throw Invalid(field, $"a whole number without separators between thousands, such as {Math.Clamp(ExampleOfWhole, min, max)}");
        return Parse(text) is { } number && decimal.IsInteger(number) && min <= number && number <= max
            ? (int)number
            : throw Invalid(field, $"a whole number from {min} to {max}, such as {Math.Clamp(ExampleOfWhole, min, max)}");
    }

    /// <summary>
    /// A number, converted from another unit and without trailing zeros. The range is that of the converted value. A separator that can be between thousands is
    /// refused.
    /// </summary>
    /// <param name="field">The name of the field.</param>
    /// <param name="min">The least value.</param>
    /// <param name="max">The greatest value.</param>
    /// <param name="unit">The size of the unit of the field.</param>
    /// <param name="decimals">The decimals of a converted value.</param>
    /// <exception cref="ProblemException">The value is not a number in the range, or its separator can be between thousands.</exception>
    public decimal? Number(string field, decimal min, decimal max, decimal unit = 1, int decimals = Limits.Decimals)
    {
        if (Text(field) is not { } text)
            return null;
        var number = Parse(text);
        if (Thousands().IsMatch(text) && Parse(Separators().Replace(text, "")) is { } whole)
        {
            throw Invalid(field, number is { } other
                ? (Message)$"a number without separators between thousands: {whole:0} or {Unambiguous(other)}"
                : $"a number without separators between thousands: {whole:0}");
        }

        return number is { } some && Math.Abs(some) <= Limits.MaxGoalAmount
            && (unit == 1 ? some : Math.Round(some * unit, decimals).WithoutTrailingZeros()) is var value && min <= value && value <= max ? value
            : throw Invalid(field, $"a number from {min / unit:0.###} to {max / unit:0.###}, such as 1.5");
    }

    /// <summary>The sum of minutes and seconds in seconds; null if both are empty.</summary>
    /// <exception cref="ProblemException">A value is not a number in the range.</exception>
    public int? Seconds(string minutes, string seconds)
    {
        var longer = (int?)Number(minutes, 0, Limits.MaxSeconds, 60, decimals: 0);
        var rest = Whole(seconds, longer is null ? Limits.MinSeconds : 0, Limits.MaxSeconds);
        var sum = longer is null ? rest : longer + (rest ?? 0);
        return longer is null || sum is >= Limits.MinSeconds and <= Limits.MaxSeconds
            ? sum
            : throw Invalid(minutes, $"above 0 and at most {Limits.MaxSeconds / 60}, such as 1.5");
    }

    /// <summary>A number as <see cref="Words.FieldValue(decimal?)"/> writes it.</summary>
    private static Message Unambiguous(decimal number) => decimal.IsInteger(number * 100) ? (Message)$"{number:0.##}" : $"{number:0.0000}";

    /// <exception cref="ProblemException">The value is not a date, or is not supported.</exception>
    public DateOnly? Day(string field) =>
        Text(field) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && PersonalCalendar.IsSupported(day) ? day
        : throw Invalid(field, "a day such as 2026-11-22");

    /// <exception cref="ProblemException">The value is not a time of day.</exception>
    public TimeOnly? Time(string field) =>
        Text(field) is not { } text ? null
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
        : throw Invalid(field, "a time such as 04:00");

    /// <exception cref="ProblemException">The value is not an instant.</exception>
    public DateTimeOffset? Instant(string field) =>
        Text(field) is not { } text ? null
        : Instants.TryParse(text, out var instant) ? instant
        : throw Invalid(field, "an instant such as 2026-11-22T07:30:00Z");

    /// <summary>An enumeration value by its lower-case name; null for any other text.</summary>
    public TEnum? Word<TEnum>(string field)
        where TEnum : struct, Enum => Enum.GetValues<TEnum>()
        .Select(word => (TEnum?)word)
        .FirstOrDefault(word => Words.Lower(word).Equals(this[field].Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));

    /// <summary>Parses a number with a decimal point or comma, a minus of either form, and the digits of any script; null if it is none.</summary>
    private static decimal? Parse(string text) => decimal.TryParse(
        string.Concat(text.Select(letter => letter switch
        {
            ',' or '\u066b' => '.',
            '\u2212' => '-',
            _ when char.IsDigit(letter) => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(letter)),
            _ => letter,
        })),
        NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
        CultureInfo.InvariantCulture,
        out var number) ? number : null;

    /// <summary>Matches a number whose separators can be between thousands, as in 5.000 or 10,000. A number with three decimals looks the same.</summary>
    [GeneratedRegex(@"^\D?(?!0)\d{1,3}([.,\u066b\u066c'’\s]\d{3})+$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"[.,\u066b\u066c'’\s]", RegexOptions.None, 1_000)]
    private static partial Regex Separators();

    /// <summary>Validates a request by the same rules as the API.</summary>
    /// <exception cref="ProblemException">422 if a field is invalid.</exception>
    internal static TRequest Validate<TRequest>(TRequest request)
        where TRequest : class
    {
        var errors = Validation.Errors(request);
        return errors.Count == 0 ? request : throw new ProblemException(Problems.Invalid(errors));
    }

    /// <summary>The error for a hidden field whose value the page did not produce.</summary>
    internal static ProblemException OutOfDate(string field) =>
        new(Problems.Invalid(field, AccessProblems.InvalidForm.Detail) with { Code = AccessProblems.InvalidForm.Code });

    /// <summary>The error for an invalid field. Of a path such as sets[2].reps the message has the last name only.</summary>
    internal static ProblemException Invalid(string field, Message expected) =>
        new(Problems.Invalid(field, $"{(Message)field[(field.LastIndexOf('.') + 1)..]} must be {expected}."));
}

/// <summary>A rejected form, with its problem.</summary>
public sealed record Rejection(Form Form, Problem Problem)
{
    /// <summary>The message for the person.</summary>
    public string Message => ProblemMessages.Of(Problem);

    /// <summary>The message above the form; null if one of its fields shows it.</summary>
    /// <param name="fields">The names of the fields, on the page and in the API.</param>
    public string? FormError(params IEnumerable<string> fields) => Message.Length == 0 || fields.Any(field => FieldError(field) is not null) ? null : Message;

    /// <summary>The error message of a field; null if the field is valid, or if the whole form is out of date.</summary>
    /// <param name="names">The names of the field, on the page and in the API.</param>
    public string? FieldError(params string[] names) => Problem.Code == AccessProblems.InvalidForm.Code ? null : names
        .SelectMany(name => new[] { name, "$." + name })
        .Select(name => Problem.Errors?.GetValueOrDefault(name))
        .FirstOrDefault(errors => errors is not null) is { } found ? ProblemMessages.OfField(found[0]) : null;
}
