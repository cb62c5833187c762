namespace HabitTrack.Web;

/// <summary>Names the resource files with the texts of scripts.</summary>
internal sealed class ScriptTexts
{
    private ScriptTexts()
    {
    }
}
