namespace HabitTrack.Web;

/// <summary>How pages draw a habit: the name of its icon, and the CSS classes that set its color.</summary>
internal static class HabitLook
{
    /// <summary>The colors to choose from, by their names in forms.</summary>
    public static readonly IReadOnlyList<(string Value, string Text)> Colors =
        [.. Enum.GetValues<HabitColor>().Select(color => (Words.Lower(color), color == HabitColor.Default ? "As its kind" : color.ToString()))];

    /// <summary>The symbols to choose from, by their names.</summary>
    public static readonly IReadOnlyList<(string Value, string Text)> Symbols =
        [(HabitIcons.Default, "As its kind"), .. HabitIcons.Symbols.Select(symbol => (symbol, symbol == "custom" ? "Star" : Words.Capital(Words.Humanize(symbol))))];

    /// <summary>The name of the icon for the <see cref="Icon"/> component.</summary>
    public static string IconOf(HabitKind kind, string? icon) => icon ?? HabitKinds.NameOf(kind);

    /// <summary>The CSS classes of the kind and of the color.</summary>
    public static string ClassOf(HabitKind kind, HabitColor? color) =>
        HabitKinds.NameOf(kind) + (color is { } chosen ? " " + ClassOf(Words.Lower(chosen)) : "");

    /// <summary>The CSS class of a color.</summary>
    public static string ClassOf(string color) => "color-" + color;
}
