namespace HabitTrack.Web;

/// <summary>A chart's numbers, for whoever would rather read than look.</summary>
/// <param name="Columns">The heads; the first column names the row.</param>
/// <param name="Rows">As many texts a row as there are columns.</param>
public sealed record TableView(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>What every chart has.</summary>
/// <param name="Id">Unique on the page.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What is to be seen, in a sentence.</param>
/// <param name="Table">The numbers.</param>
public sealed record ChartView(string Id, string Title, string Description, TableView Table);

/// <summary>A label on an axis.</summary>
/// <param name="At">0 to 1.</param>
public sealed record Tick(double At, string Text);

/// <summary>Upright bars.</summary>
/// <param name="Chart">Title, description, table.</param>
/// <param name="Bars">From left to right.</param>
/// <param name="Scale">Heights to measure by.</param>
/// <param name="Goal">The height that is asked for, 0 to 1; null where none is.</param>
public sealed record BarsView(ChartView Chart, IReadOnlyList<Bar> Bars, IReadOnlyList<Tick> Scale, Tick? Goal);

/// <summary>A bar.</summary>
/// <param name="Height">0 to 1.</param>
/// <param name="Text">What it stands for.</param>
/// <param name="Label">What stands under it; null for nothing.</param>
/// <param name="Style">best, faint, or empty.</param>
public sealed record Bar(double Height, string Text, string? Label = null, string Style = "");

/// <summary>A line, with bands behind it.</summary>
/// <param name="Chart">Title, description, table.</param>
/// <param name="Points">In order.</param>
/// <param name="Bands">Heights that have a name.</param>
/// <param name="Scale">Heights to measure by.</param>
/// <param name="Times">What stands under it.</param>
/// <param name="Last">What stands at its end.</param>
public sealed record LineView(
    ChartView Chart, IReadOnlyList<LinePoint> Points, IReadOnlyList<Band> Bands, IReadOnlyList<Tick> Scale, IReadOnlyList<Tick> Times, string? Last);

/// <summary>A point of a line; both 0 to 1, from the left and from the bottom.</summary>
public sealed record LinePoint(double X, double Y);

/// <summary>A span of heights that has a name, 0 to 1.</summary>
public sealed record Band(double From, double To, string Text);

/// <summary>A year, one cell a day and one column a week.</summary>
/// <param name="Chart">Title, description, table.</param>
/// <param name="Columns">How many weeks.</param>
/// <param name="Weekdays">Their names, from the person's first.</param>
/// <param name="Months">What stands above which column.</param>
/// <param name="Cells">The days.</param>
public sealed record HeatmapView(
    ChartView Chart, int Columns, IReadOnlyList<string> Weekdays, IReadOnlyList<HeatmapMonth> Months, IReadOnlyList<HeatmapCell> Cells);

/// <summary>The name of a month above a column.</summary>
public sealed record HeatmapMonth(int Column, string Text);

/// <summary>A day.</summary>
/// <param name="Column">The week, from 0.</param>
/// <param name="Row">The weekday, from 0.</param>
/// <param name="Level">How full it is, 0 to 4.</param>
/// <param name="Style">missed, excused, outside the life, ahead, seen, or empty.</param>
/// <param name="Text">What it stands for.</param>
/// <param name="Href">Leads to why; null for days that have no why.</param>
public sealed record HeatmapCell(int Column, int Row, int Level, string Style, string Text, string? Href);

/// <summary>Lengths side by side, each with what stands at its two ends.</summary>
/// <param name="Chart">Title, description, table.</param>
/// <param name="Spans">From the top.</param>
public sealed record SpansView(ChartView Chart, IReadOnlyList<Span> Spans);

/// <summary>A length.</summary>
/// <param name="Width">0 to 1.</param>
/// <param name="From">What stands before it.</param>
/// <param name="To">What stands after it.</param>
/// <param name="Text">What stands in it.</param>
/// <param name="IsCurrent">Whether it still grows.</param>
public sealed record Span(double Width, string From, string To, string Text, bool IsCurrent);
