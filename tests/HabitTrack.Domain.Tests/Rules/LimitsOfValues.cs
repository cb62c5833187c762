namespace HabitTrack.Domain.Tests.Rules;

public sealed class LimitsOfValues
{
    [Theory]
    [InlineData("🧗", 2_000, true)]
    [InlineData("🧗", 2_001, false)]
    [InlineData("a", 2_000, true)]
    [InlineData("a", 2_001, false)]
    [InlineData("e\u0301", 1_000, true)]
    [InlineData("e\u0301", 1_001, false)]
    public void count_text_in_code_points(string letter, int times, bool isValid) =>
        Assert.Equal(isValid, string.Concat(Enumerable.Repeat(letter, times)).HasLengthUpTo(Limits.NoteLength));

    [Theory]
    [InlineData("hang", true)]
    [InlineData("read-30-pages", true)]
    [InlineData("0123456789012345678901234567890123456789", true)]
    [InlineData("01234567890123456789012345678901234567890", false)]
    [InlineData("", false)]
    [InlineData("Hang", false)]
    [InlineData("läufe", false)]
    [InlineData("profile", false)]
    [InlineData("mt_tombstone", false)]
    public void restrict_habit_ids(string id, bool isValid) => Assert.Equal(isValid, Limits.IsHabitId(id));

    [Theory]
    [InlineData("1.125", true)]
    [InlineData("1.1250", true)]
    [InlineData("1.1255", false)]
    public void allow_three_decimals(string number, bool isValid) => Assert.Equal(isValid, Limits.IsInThousandths(decimal.Parse(number)));
}
