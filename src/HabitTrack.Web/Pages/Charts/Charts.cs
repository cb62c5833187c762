namespace HabitTrack.Web;

/// <summary>Title, description and data table of a chart.</summary>
/// <param name="Id">Unique on the page.</param>
/// <param name="Description">A summary of the chart in one sentence.</param>
/// <param name="Columns">The column headings of the table; the first column is the row heading.</param>
/// <param name="Rows">The cells of each row, one per column.</param>
public sealed record ChartView(string Id, string Title, string Description, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>A tick on an axis.</summary>
/// <param name="At">The position, 0 to 1.</param>
public sealed record Tick(double At, string Text);

/// <summary>A bar chart.</summary>
/// <param name="Chart">Title, description, table.</param>
/// <param name="Bars">The bars from left to right.</param>
/// <param name="Scale">The ticks of the vertical axis.</param>
/// <param name="Goals">The goals, each for a range of bars.</param>
/// <param name="Unit">The unit of the vertical axis; null or empty if its ticks need none.</param>
/// <param name="Overlay">A line over the bars, with a scale of its own; null for none.</param>
public sealed record BarsView(
    ChartView Chart, IReadOnlyList<Bar> Bars, IReadOnlyList<Tick> Scale, IReadOnlyList<GoalLine> Goals, string? Unit = null, OverlayView? Overlay = null);

/// <summary>A line over bars, with its scale on the right.</summary>
/// <param name="Style">The CSS class.</param>
/// <param name="Points">The heights at the bars, 0 to 1; null for no point.</param>
/// <param name="Scale">The ticks of its axis.</param>
public sealed record OverlayView(string Style, IReadOnlyList<double?> Points, IReadOnlyList<Tick> Scale);

/// <summary>A horizontal line for a goal.</summary>
/// <param name="From">The first bar that the goal applies to.</param>
/// <param name="Through">The last bar that the goal applies to.</param>
/// <param name="At">The position, 0 to 1.</param>
public sealed record GoalLine(int From, int Through, double At);

/// <summary>A bar.</summary>
/// <param name="Height">0 to 1; null for no bar.</param>
/// <param name="Text">The tooltip.</param>
/// <param name="Label">The label below the bar; null for none.</param>
/// <param name="Style">The CSS class: best, or empty.</param>
public sealed record Bar(double? Height, string Text, string? Label = null, string Style = "");

/// <summary>A line chart.</summary>
/// <param name="Chart">Title, description, table.</param>
/// <param name="Points">The points from left to right.</param>
/// <param name="Scale">The ticks of the vertical axis.</param>
/// <param name="Times">The ticks of the time axis.</param>
/// <param name="Last">The label of the last point.</param>
/// <param name="Unit">The unit of the vertical axis; null if its ticks need none.</param>
public sealed record LineView(
    ChartView Chart, IReadOnlyList<LinePoint> Points, IReadOnlyList<Tick> Scale, IReadOnlyList<Tick> Times, string Last, string? Unit = null);

/// <summary>A point of a line: 0 to 1, from the left and from the bottom.</summary>
public sealed record LinePoint(double X, double Y);
