using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace HabitTrack.Domain.Tests.Conventions;

/// <summary>The compiler does not check that a switch over events or commands is exhaustive.</summary>
public sealed class HandlingEveryCase
{
    private static readonly Habit.Started Active = (Habit.Started)Habit.Evolve(Habit.Initial, Examples.Started("2026-03-01"));

    private static readonly Circumstances Now = new("hang", Examples.Noon, ProfileSettings.Default.Calendar, null, []);

    public static TheoryData<Type> HabitEvents => Concrete<HabitEvent>();

    public static TheoryData<Type> ProfileEvents => Concrete<ProfileEvent>();

    public static TheoryData<Type> HabitCommands => Concrete<HabitCommand>();

    public static TheoryData<Type> ProfileCommands => Concrete<ProfileCommand>();

    [Theory]
    [MemberData(nameof(HabitEvents))]
    public void a_habit_evolves_with_every_event(Type type) => Covers(() => Habit.Evolve(Active, Blank<HabitEvent>(type)));

    [Theory]
    [MemberData(nameof(HabitEvents))]
    public void a_recorded_habit_validates_every_event(Type type) =>
        Covers(() => new RecordedHabit("hang").With(Examples.Started("2026-03-01"), null).Validate(Blank<HabitEvent>(type))!);

    [Theory]
    [MemberData(nameof(ProfileEvents))]
    public void a_profile_evolves_with_every_event(Type type) => Covers(() => Profile.Evolve(Profile.Initial, Blank<ProfileEvent>(type)));

    [Theory]
    [MemberData(nameof(HabitCommands))]
    public void every_command_to_a_habit_is_decided_in_every_state(Type type)
    {
        var archived = Habit.Evolve(Active, new HabitArchived(Examples.On("2026-03-05")));
        Assert.All([Habit.Initial, Active, archived], habit => Covers(() => HabitDecider.Decide(Blank<HabitCommand>(type), habit, Now)));
    }

    [Theory]
    [MemberData(nameof(ProfileCommands))]
    public void every_command_to_a_profile_is_decided(Type type) => Covers(() => ProfileDecider.Decide(Blank<ProfileCommand>(type), Profile.Initial));

    /// <summary>An uninitialized event or command can fail in its own arm of the switch, but must not reach the default arm.</summary>
    private static void Covers(Func<object> act) => Assert.IsNotType<UnreachableException>(Xunit.Record.Exception(act));

    private static T Blank<T>(Type type) => (T)RuntimeHelpers.GetUninitializedObject(type);

    private static TheoryData<Type> Concrete<T>() => [.. typeof(T).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(T)) && !type.IsAbstract)];
}
