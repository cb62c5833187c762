namespace HabitTrack.Web;

/// <summary>Describes reminders on pages.</summary>
internal static class ReminderWords
{
    /// <summary>Such as 09:00, Mon, Tue, or every 90 min from 09:00 to 18:00.</summary>
    public static string Of(Reminder reminder)
    {
        var times = reminder.Repeat is { } repeat
            ? T("every {0} min from {1} to {2}", repeat.Minutes, Time(reminder.At), Time(repeat.Until))
            : T("at {0}", Time(reminder.At));
        return reminder.On is { Count: < 7 } on ? $"{times}, {string.Join(", ", on.Order().Select(Words.Weekday))}" : times;
    }

    /// <summary>A time of day, such as 09:00.</summary>
    public static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
