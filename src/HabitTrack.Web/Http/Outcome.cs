namespace HabitTrack.Web;

/// <summary>A value, or the problem why there is none.</summary>
internal sealed class Outcome<T>
    where T : class
{
    private readonly T? value;
    private readonly Problem? problem;

    private Outcome(T? value, Problem? problem) => (this.value, this.problem) = (value, problem);

    /// <summary>Calls one of two functions, depending on the outcome, and returns what it returns.</summary>
    public TResult Match<TResult>(Func<T, TResult> succeeded, Func<Problem, TResult> failed) => problem is null ? succeeded(value!) : failed(problem);

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Problem problem) => new(null, problem);
}
