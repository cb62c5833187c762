namespace HabitTrack.Web;

/// <summary>The page that posture checks are logged on.</summary>
public sealed record PostureLog(LogPageView Frame, ChoiceView Posture, ChoiceView Position, bool Corrected)
{
    internal static PostureLog Of(LogVisit visit) => new(
        visit.Frame("Posture", "posture", "position"),
        // How it was last says nothing of how it is: only a form that was sent keeps it.
        visit.Choice("posture", "How is your back?", "upright", [("upright", "Upright"), ("slouched", "Slouched"), ("leaning", "Leaning")]),
        visit.Choice(
            "position",
            "You are",
            Words.Lower(visit.Last?.Position),
            [("", "Anything"), ("sitting", "Sitting"), ("standing", "Standing"), ("walking", "Walking")]),
        visit.Rejection?.Form.Has("corrected") == true);
}
