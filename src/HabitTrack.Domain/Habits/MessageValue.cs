using System.Globalization;

namespace HabitTrack.Domain.Habits;

/// <summary>A value in a message that pages write in the language and units of the person.</summary>
public abstract record MessageValue
{
    private MessageValue()
    {
    }

    /// <summary>A number.</summary>
    public sealed record Number(decimal Value) : MessageValue;

    /// <summary>A day.</summary>
    public sealed record Day(DateOnly Date) : MessageValue;

    /// <summary>An amount with its unit, such as 3 sessions.</summary>
    public sealed record Amount(decimal Value, string Unit) : MessageValue
    {
        public override string ToString() => $"{Value.ToString("0.###", CultureInfo.InvariantCulture)} {Units.After(Value, Unit)}";
    }

    /// <summary>An amount before another one with the unit, such as 1 (of 3 sessions).</summary>
    public sealed record Part(decimal Value, string Unit) : MessageValue
    {
        public override string ToString() => Value.ToString("0.###", CultureInfo.InvariantCulture);
    }

    /// <summary>An exercise, by its key.</summary>
    public sealed record Exercise(string Key) : MessageValue
    {
        public override string ToString() => Key;
    }

    /// <summary>A load in kg.</summary>
    public sealed record Load(decimal Kg) : MessageValue
    {
        public override string ToString() => $"{Kg.ToString("0.###", CultureInfo.InvariantCulture)} kg";
    }
}
