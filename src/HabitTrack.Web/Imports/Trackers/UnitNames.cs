namespace HabitTrack.Web;

/// <summary>Converts units as other programs abbreviate them.</summary>
internal static class UnitNames
{
    private const decimal MetresInAFoot = 0.3048m;

    /// <summary>The number of metres in a unit of length; null for an unknown unit.</summary>
    public static decimal? MetresIn(string unit) => unit.ToLowerInvariant() switch
    {
        "m" or "meter" or "meters" or "metres" => 1,
        "km" or "kms" or "kilometers" or "kilometres" => 1_000,
        "mi" or "mi." or "mile" or "miles" => Units.MetresInAMile,
        "ft" or "feet" => MetresInAFoot,
        "yd" or "yard" or "yards" => 3 * MetresInAFoot,
        "cm" => 0.01m,
        _ => null,
    };

    /// <summary>The number of seconds in a unit of time; null for an unknown unit.</summary>
    public static decimal? SecondsIn(string unit) => unit switch
    {
        "s" or "sec" => 1,
        "min" or "m" => 60,
        "hr" or "h" => 3_600,
        _ => null,
    };
}
