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
            var answer = question is null ? null : await ReplayEndpoint.Answer(question, context.Caller, context.Reader, context.Cancellation);
            return Pages.Show<WhatIfPage>(context.Response, new { Person = person, Form = form, Answer = answer });
        }
        catch (ProblemException exception)
        {
            var rejection = new Rejection(form, exception.Problem);
            return Pages.Show<WhatIfPage>(context.Response, new { Person = person, Form = form, Rejected = rejection }, rejection);
        }
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
            if ((form with { Shown = [goal.Amount] }).Amount(WhatIfPage.Amount(id), 0, Limits.MaxGoalAmount) is { } amount && (amount != goal.Amount || (forAllTime && definition.Goals.Count > 1)))
                goals[id] = new GoalRequest { Direction = goal.Direction, Amount = amount, Unit = goal.Unit, Per = goal.Per, On = goal.On, Days = goal.Days };
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
