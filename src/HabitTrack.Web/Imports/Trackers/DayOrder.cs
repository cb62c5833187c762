namespace HabitTrack.Web;

/// <summary>Finds the order of days such as 4/3/2026 from all of them.</summary>
internal static class DayOrder
{
    /// <summary>Whether the month comes first. It is null if all days are in a notation whose order is clear.</summary>
    /// <param name="rows">The rows of the file.</param>
    /// <param name="column">The column of the day.</param>
    /// <exception cref="ProblemException">A text is no day, or the order remains open.</exception>
    public static async Task<bool?> Find(IAsyncEnumerable<CsvRow> rows, string column)
    {
        (bool? Order, ImportPlace Place, string Text) found = default, open = default;
        await foreach (var row in rows)
        {
            var text = row[column];
            if (Days.Parse(text) is not null)
                continue;
            if (Days.Parse(text, true) is null && Days.Parse(text, false) is null)
                throw row.Place.Damaged($"'{ImportText.Shorten(text, 20)}' is not a day. Write days like 2026-11-22.");

            var order = Days.IsMonthFirst(text);
            if (order is null && open.Text is null)
                open = (null, row.Place, text);
            if (order is not null && found.Order is not null && order != found.Order)
                throw row.Place.Damaged($"{text} and {found.Text} of line {found.Place.Line} are in different orders. Write all days as 2026-11-22.");
            if (order is not null && found.Order is null)
                found = (order, row.Place, text);
        }

        return open.Text is null || found.Order is not null
            ? found.Order
            : throw open.Place.Damaged($"{open.Text} can be either of two days, and no other line shows which. Write days as 2026-11-22.");
    }
}
