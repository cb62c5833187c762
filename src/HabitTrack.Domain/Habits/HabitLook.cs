using System.Globalization;
using System.Text.Json.Serialization;

namespace HabitTrack.Domain.Habits;

/// <summary>The colors of habits, each readable in light and dark.</summary>
public enum HabitColor
{
    /// <summary>The color of the kind.</summary>
    [JsonStringEnumMemberName("default")] Default,

    /// <summary>Teal.</summary>
    [JsonStringEnumMemberName("teal")] Teal,

    /// <summary>Green.</summary>
    [JsonStringEnumMemberName("green")] Green,

    /// <summary>Blue.</summary>
    [JsonStringEnumMemberName("blue")] Blue,

    /// <summary>Violet.</summary>
    [JsonStringEnumMemberName("violet")] Violet,

    /// <summary>Pink.</summary>
    [JsonStringEnumMemberName("pink")] Pink,

    /// <summary>Red.</summary>
    [JsonStringEnumMemberName("red")] Red,

    /// <summary>Amber.</summary>
    [JsonStringEnumMemberName("amber")] Amber,

    /// <summary>Gray.</summary>
    [JsonStringEnumMemberName("gray")] Gray,
}

/// <summary>The icons of habits: the name of a symbol, or one character such as an emoji.</summary>
public static class HabitIcons
{
    /// <summary>The icon of the kind.</summary>
    public const string Default = "default";

    private const int MaxLength = 32;

    /// <summary>The names of the symbols.</summary>
    public static IReadOnlyList<string> Symbols { get; } =
        ["custom", "hang", "walk", "posture-check", "stretch", "workout", "flame", "timer", "water", "book", "heart", "moon", "leaf", "pill"];

    /// <summary>Whether a text is an icon: one of the symbols, the default, or one visible character.</summary>
    public static bool IsIcon(string text) => text == Default || Symbols.Contains(text) || IsCharacter(text);

    /// <summary>Whether a text is what people see as one character, such as an emoji of several code points.</summary>
    public static bool IsCharacter(string text) =>
        text.Length is > 0 and <= MaxLength
        && StringInfo.GetNextTextElementLength(text) == text.Length
        && !text.Any(unit => char.IsControl(unit) || char.IsWhiteSpace(unit));
}
