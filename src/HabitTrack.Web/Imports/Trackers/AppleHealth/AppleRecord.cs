namespace HabitTrack.Web;

/// <summary>A number of steps, or a distance in metres, that a device has recorded.</summary>
internal readonly record struct AppleRecord(ImportPlace Place, bool IsDistance, string Source, DateTimeOffset Start, decimal Amount)
{
    private const string Steps = "HKQuantityTypeIdentifierStepCount", Distance = "HKQuantityTypeIdentifierDistanceWalkingRunning";

    /// <summary>Reads the current element; null if it is something else.</summary>
    /// <exception cref="ProblemException">It is damaged.</exception>
    public static AppleRecord? Read(XmlElements elements)
    {
        if (elements.Name != "Record" || elements["type"] is not ((Steps or Distance) and var type))
            return null;
        var factor = type == Steps ? 1 : AppleValues.Factor(elements, "unit", UnitNames.MetresIn);
        return new AppleRecord(elements.Place, type == Distance, elements["sourceName"], AppleValues.Date(elements, "startDate"), factor * AppleValues.Number(elements, "value"));
    }
}
