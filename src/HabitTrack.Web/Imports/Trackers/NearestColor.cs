namespace HabitTrack.Web;

/// <summary>Finds the color of a habit that is nearest to any other.</summary>
internal static class NearestColor
{
    /// <summary>The colors as on light pages.</summary>
    private static readonly (HabitColor Color, int Rgb)[] Colors =
    [
        (HabitColor.Teal, 0x0b7c7a), (HabitColor.Green, 0x43802a), (HabitColor.Blue, 0x2a6ca5), (HabitColor.Violet, 0x655cc9),
        (HabitColor.Pink, 0xb03a86), (HabitColor.Red, 0xc1344f), (HabitColor.Amber, 0xa35d05), (HabitColor.Gray, 0x5f6b75),
    ];

    public static HabitColor To(int rgb) => Colors.MinBy(color => Square(rgb, color.Rgb, 16) + Square(rgb, color.Rgb, 8) + Square(rgb, color.Rgb, 0)).Color;

    /// <summary>The nearest color to one such as #1976D2; null for another text.</summary>
    public static HabitColor? To(string text) =>
        text.StartsWith('#') && int.TryParse(text.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var rgb) ? To(rgb) : null;

    private static int Square(int one, int other, int shift)
    {
        var difference = ((one >> shift) & 0xff) - ((other >> shift) & 0xff);
        return difference * difference;
    }
}
