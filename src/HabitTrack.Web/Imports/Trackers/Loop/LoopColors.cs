namespace HabitTrack.Web;

/// <summary>The colors of Loop Habit Tracker.</summary>
internal static class LoopColors
{
    /// <summary>The colors by number.</summary>
    private static readonly string[] All =
    [
        "#D32F2F", "#E64A19", "#F57C00", "#FF8F00", "#F9A825", "#AFB42B", "#7CB342", "#388E3C", "#00897B", "#00ACC1",
        "#039BE5", "#1976D2", "#303F9F", "#5E35B1", "#8E24AA", "#D81B60", "#5D4037", "#303030", "#757575", "#AAAAAA",
    ];

    /// <summary>The color of a number in a backup. Old backups have the color itself.</summary>
    public static HabitColor? Of(long? number) => number switch
    {
        null => null,
        >= 0 and var some when some < All.Length => NearestColor.To(All[some]),
        _ => NearestColor.To((int)(number.Value & 0xffffff)),
    };

    /// <summary>A color that is imported as the one here. Habits with the color of their kind are blue.</summary>
    public static string Of(HabitColor? color) => color switch
    {
        HabitColor.Teal => "#00897B",
        HabitColor.Green => "#388E3C",
        HabitColor.Violet => "#5E35B1",
        HabitColor.Pink => "#8E24AA",
        HabitColor.Red => "#D32F2F",
        HabitColor.Amber => "#F57C00",
        HabitColor.Gray => "#757575",
        _ => "#1976D2",
    };
}
