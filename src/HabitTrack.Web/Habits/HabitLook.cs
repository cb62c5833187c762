namespace HabitTrack.Web;

/// <summary>How pages draw a habit: the name of its icon, and the CSS classes that set its color.</summary>
internal static class HabitLook
{
    /// <summary>The colors to choose from, by their names in forms.</summary>
    public static IEnumerable<(string Value, string Text)> Colors => Enum.GetValues<HabitColor>().Select(color => (Words.Lower(color), NameOf(color)));

    /// <summary>The symbols to choose from, by their names.</summary>
    public static IEnumerable<(string Value, string Text)> Symbols =>
        [(HabitIcons.Default, T("As its kind")), .. HabitIcons.Symbols.Select(symbol => (symbol, NameOf(symbol)))];

    /// <summary>The name of the icon for the <see cref="Icon"/> component.</summary>
    public static string IconOf(HabitKind kind, string? icon) => icon ?? HabitKinds.NameOf(kind);

    /// <summary>The CSS classes of the kind and of the color.</summary>
    public static string ClassOf(HabitKind kind, HabitColor? color) =>
        HabitKinds.NameOf(kind) + (color is { } chosen ? " " + ClassOf(Words.Lower(chosen)) : "");

    /// <summary>The CSS class of a color.</summary>
    public static string ClassOf(string color) => "color-" + color;

    /// <summary>The name of a color.</summary>
    public static string NameOf(HabitColor color) => color switch
    {
        HabitColor.Teal => T("Teal"),
        HabitColor.Green => T("Green"),
        HabitColor.Blue => T("Blue"),
        HabitColor.Violet => T("Violet"),
        HabitColor.Pink => T("Pink"),
        HabitColor.Red => T("Red"),
        HabitColor.Amber => T("Amber"),
        HabitColor.Gray => T("Gray"),
        _ => T("As its kind"),
    };

    /// <summary>A color within a sentence, such as pink, or by kind.</summary>
    public static string WordOf(HabitColor? color) => color is { } chosen and not HabitColor.Default ? NameOf(chosen).ToLower(CultureInfo.CurrentUICulture) : T("by kind");

    /// <summary>The name of a symbol; an emoji as it is.</summary>
    public static string NameOf(string icon) => icon switch
    {
        _ when HabitIcons.IsCharacter(icon) => icon,
        "custom" => T("Star"),
        "flame" => T("Flame"),
        "timer" => T("Timer"),
        "water" => T("Water"),
        "book" => T("Book"),
        "heart" => T("Heart"),
        "moon" => T("Moon"),
        "leaf" => T("Leaf"),
        "pill" => T("Pill"),
        var kind => EntryKind.Find(kind)!.Label,
    };
}
