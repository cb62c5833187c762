namespace HabitTrack.Web;

/// <summary>The what-if page. The question is in the query string, so that it can be bookmarked and shared.</summary>
internal static class WhatIfPageEndpoints
{
    public static void MapWhatIfPage(this IEndpointRouteBuilder routes) => routes.MapGet("/what-if", Show).IsOutsideApi().IsPersonal();

    private static async Task<IResult> Show(HttpRequest request, [AsParameters] PageContext context)
    {
        var person = await context.View(ViewTime.Now);
        if (Query.Habit(request.Query) is { } habit)
            person.Find(habit);
        var form = Form.Of(request.Query);
        try
        {
            var question = Question(form, person);
            var answers = question is null ? null : await Answers(question, context);
            return Pages.Show<WhatIfPage>(context.Response, new { Person = person, Form = form, Answers = answers });
        }
        catch (ProblemException exception)
        {
            var rejection = new Rejection(form, exception.Problem);
            return Pages.Show<WhatIfPage>(context.Response, new { Person = person, Form = form, Rejected = rejection }, rejection);
        }
    }

    /// <summary>The comparison of each habit, with the habit under the other rules.</summary>
    private static async Task<Dictionary<string, (WhatIfView Difference, HabitView Replayed)>> Answers(ReplayRequest question, PageContext context)
    {
        var (actual, replayed, asOf) = await ReplayEndpoint.Replay(question, context.Caller, context.Reader, context.Cancellation);
        return WhatIf.Compare(actual, replayed, question.From, asOf).ToDictionary(
            whatIf => whatIf.Habit,
            whatIf => (WhatIfView.Of(whatIf, asOf), new HabitView(replayed.Habits[whatIf.Habit], replayed.Calendar, asOf)),
            StringComparer.Ordinal);
    }

    /// <summary>Reads the question; null if the query string has no rules.</summary>
    private static ReplayRequest? Question(Form form, PersonView person)
    {
        if (form.Fields.Keys.All(field => field == "habit"))
            return null;

        var forAllTime = form.Text(WhatIfPage.GoalsFrom) == WhatIfPage.FromTheStart;
        var goals = new Dictionary<string, GoalRequest>(StringComparer.Ordinal);
        var forgive = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (id, habit, definition) in person.Started)
        {
            var goal = person.View(habit).Goal;
            var (amount, on) = (form.Number(WhatIfPage.Amount(id), 0, Limits.MaxGoalAmount), HabitForm.Weekdays(form, WhatIfPage.On(id)));
            var other = goal with { Amount = amount ?? goal.Amount, On = goal.Per != Per.Day || on.Count == 0 ? goal.On : on.Count < 7 ? on : null };
            if (!other.Equals(goal) || (amount is not null && forAllTime && definition.Goals.Count > 1))
                goals[id] = new GoalRequest { Direction = goal.Direction, Amount = other.Amount, Unit = goal.Unit, Per = goal.Per, On = other.On, Days = goal.Days };
            if (form.Whole(WhatIfPage.Forgive(id), max: Limits.MaxForgive) is { } missed && missed != definition.Details.Forgive)
                forgive[id] = missed;
        }

        return Form.Validate(new ReplayRequest
        {
            Rules = new RulesRequest
            {
                Goals = goals,
                GoalsFrom = forAllTime ? GoalsFrom.Start : GoalsFrom.Current,
                Forgive = forgive,
                TimeZone = form.Text("timeZone"),
                DayStartsAt = form.Time("dayStartsAt"),
            },
        });
    }
}
