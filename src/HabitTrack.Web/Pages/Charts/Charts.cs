namespace HabitTrack.Web;

/// <summary>What every chart has.</summary>
/// <param name="Id">Unique on the page.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What is to be seen, in a sentence.</param>
/// <param name="Columns">The heads of the table of its numbers; the first column names the row.</param>
/// <param name="Rows">As many texts a row as there are columns.</param>
public sealed record ChartView(string Id, string Title, string Description, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>A label on an axis.</summary>
/// <param name="At">0 to 1.</param>
public sealed record Tick(double At, string Text);

/// <summary>Upright bars.</summary>
/// <param name="Chart">Title, description, table.</param>
/// <param name="Bars">From left to right.</param>
/// <param name="Scale">Heights to measure by.</param>
/// <param name="Goals">What was asked for, from bar to bar; none where nothing was.</param>
public sealed record BarsView(ChartView Chart, IReadOnlyList<Bar> Bars, IReadOnlyList<Tick> Scale, IReadOnlyList<GoalLine> Goals);

/// <summary>The height that was asked for.</summary>
/// <param name="From">The first bar that it was asked of.</param>
/// <param name="Through">The last one.</param>
/// <param name="At">0 to 1.</param>
public sealed record GoalLine(int From, int Through, double At);

/// <summary>A bar.</summary>
/// <param name="Height">0 to 1; null where there is nothing to show.</param>
/// <param name="Text">What it stands for.</param>
/// <param name="Label">What stands under it; null for nothing.</param>
/// <param name="Style">best, or empty.</param>
public sealed record Bar(double? Height, string Text, string? Label = null, string Style = "");

/// <summary>A line.</summary>
/// <param name="Chart">Title, description, table.</param>
/// <param name="Points">In order.</param>
/// <param name="Scale">Heights to measure by.</param>
/// <param name="Times">What stands under it.</param>
/// <param name="Last">What stands at its end.</param>
public sealed record LineView(ChartView Chart, IReadOnlyList<LinePoint> Points, IReadOnlyList<Tick> Scale, IReadOnlyList<Tick> Times, string Last);

/// <summary>A point of a line; both 0 to 1, from the left and from the bottom.</summary>
public sealed record LinePoint(double X, double Y);
