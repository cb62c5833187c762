namespace HabitTrack.Domain.Habits;

/// <summary>The singular of units in English. A word that it does not know for certain stays as it is.</summary>
internal static class Plurals
{
    private const int ShortestPlural = 4;

    /// <summary>Words whose singular does not follow from their ending, and words that are no plurals.</summary>
    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["axes"] = "axe",
        ["brownies"] = "brownie",
        ["calories"] = "calorie",
        ["kilocalories"] = "kilocalorie",
        ["movies"] = "movie",
        ["pies"] = "pie",
        ["selfies"] = "selfie",
        ["smoothies"] = "smoothie",
        ["zombies"] = "zombie",
        ["aches"] = "ache",
        ["caches"] = "cache",
        ["headaches"] = "headache",
        ["quiches"] = "quiche",
        ["canoes"] = "canoe",
        ["shoes"] = "shoe",
        ["echoes"] = "echo",
        ["heroes"] = "hero",
        ["mangoes"] = "mango",
        ["potatoes"] = "potato",
        ["tomatoes"] = "tomato",
        ["buses"] = "bus",
        ["bonuses"] = "bonus",
        ["quizzes"] = "quiz",
        ["halves"] = "half",
        ["leaves"] = "leaf",
        ["loaves"] = "loaf",
        ["shelves"] = "shelf",
        ["knives"] = "knife",
        ["menus"] = "menu",
        ["taxis"] = "taxi",
        ["children"] = "child",
        ["feet"] = "foot",
        ["people"] = "person",
        ["biceps"] = "biceps",
        ["lens"] = "lens",
        ["news"] = "news",
        ["pilates"] = "pilates",
        ["series"] = "series",
        ["species"] = "species",
        ["triceps"] = "triceps",
    };

    /// <summary>Endings and their singular; the first that matches applies. The endings that stay belong to different singulars, or to no plural.</summary>
    private static readonly (string Plural, string Singular)[] Endings =
    [
        ("okies", "okie"), ("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("zzes", "zz"),
        ("oes", "oes"), ("lves", "lves"), ("ics", "ics"), ("is", "is"), ("us", "us"), ("ss", "ss"), ("s", ""),
    ];

    /// <summary>The singular of a unit, such as page, glass of water, protein bar.</summary>
    public static string Singular(string unit)
    {
        var to = unit.IndexOf(" of ", StringComparison.Ordinal) is > 0 and var end ? end : unit.Length;
        var from = unit.LastIndexOfAny([' ', '-'], to - 1) + 1;
        return unit[..from] + SingularOf(unit[from..to]) + unit[to..];
    }

    private static string SingularOf(string word)
    {
        if (Words.TryGetValue(word, out var known))
            return char.IsUpper(word[0]) ? char.ToUpperInvariant(known[0]) + known[1..] : known;
        if (word.Length < ShortestPlural || !char.IsLetter(word[^2]))
            return word;

        var (plural, singular) = Array.Find(Endings, ending => word.EndsWith(ending.Plural, StringComparison.Ordinal));
        return plural is null ? word : word[..^plural.Length] + singular;
    }
}
