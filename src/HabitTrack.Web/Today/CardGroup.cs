namespace HabitTrack.Web;

/// <summary>The groups of cards on Today, in order.</summary>
internal enum CardGroup
{
    /// <summary>A goal to reach today, or that is overdue.</summary>
    DueToday,

    /// <summary>A goal to reach by a later day, such as one per week.</summary>
    DueLater,

    /// <summary>A limit, which cannot be met before its period ends.</summary>
    Limit,

    /// <summary>A goal that is met.</summary>
    Met,

    /// <summary>Nothing to reach: paused, skipped, or not due.</summary>
    NotDue,
}
