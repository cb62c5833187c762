namespace HabitTrack.Domain.Tests;

public sealed class IconsOfHabits
{
    [Theory]
    [InlineData("default")]
    [InlineData("posture-check")]
    [InlineData("\ud83d\udeb4")]
    [InlineData("\ud83c\udde9\ud83c\uddea")]
    [InlineData("\ud83d\udc69\ud83c\udffd\u200d\ud83d\ude80")]
    [InlineData("1\ufe0f\u20e3")]
    [InlineData("\u00e9")]
    [InlineData("S")]
    public void are_symbols_or_one_character(string icon) => Assert.True(HabitIcons.IsIcon(icon));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("dumbbell")]
    [InlineData("\ud83d\udeb4\ud83d\udeb4")]
    [InlineData("a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301")]
    public void are_nothing_else(string icon) => Assert.False(HabitIcons.IsIcon(icon));
}
