namespace HabitTrack.Web;

/// <summary>The names of exercises on pages.</summary>
internal static class ExerciseWords
{
    /// <summary>The name of an exercise within a sentence, such as pull up. An exercise of the person's own has the words of its key.</summary>
    public static string NameOf(string key) => key switch
    {
        "bent-over-dumbbell-row" => T("bent over dumbbell row"),
        "pull-up" => T("pull up"),
        "dumbbell-shrug" => T("dumbbell shrug"),
        "weighted-forward-bend" => T("weighted forward bend"),
        "dead-hang" => T("dead hang"),
        "march-in-place" => T("march in place"),
        "seated-reach" => T("seated reach"),
        "heel-reach-bend" => T("heel reach bend"),
        "floor-full-stretch" => T("floor full stretch"),
        "cobra" => T("cobra"),
        "childs-pose" => T("childs pose"),
        "wall-chest-stretch" => T("wall chest stretch"),
        "cross-ankle-reach" => T("cross ankle reach"),
        "swimming" => T("swimming"),
        _ => Words.Humanize(key),
    };

    /// <summary>The description or the caution of an exercise. One of the person's own stays as it was written.</summary>
    public static string TextOf(Exercise exercise, string text) => ExerciseCatalogue.Find(exercise.Key) is null ? text : T(text);

    /// <summary>The name of an exercise by itself, such as Pull up.</summary>
    public static string TitleOf(string key) => Words.Capital(NameOf(key));
}
