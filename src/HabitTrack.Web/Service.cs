namespace HabitTrack.Web;

/// <summary>The service put together: what Program runs, and what tests start over real HTTP.</summary>
public static class Service
{
    /// <summary>What was accepted is answered within it, or never will be: less than what service managers wait before they kill.</summary>
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(8);

    /// <summary>Wires everything up; the store is open and its schema current when this returns.</summary>
    /// <param name="args">Settings as on the command line: <c>--port</c>, <c>--data</c>, <c>ConnectionStrings:HabitTrack</c> ...</param>
    /// <exception cref="CannotStartException">Says what is missing and what to do.</exception>
    public static Task<WebApplication> Build(params string[] args) => Build(TimeProvider.System, args);

    /// <summary>The same, by a clock of the caller's.</summary>
    /// <param name="clock">Says what day it is, and names entries and events; the instants of recording are the database's.</param>
    /// <param name="args">Settings as on the command line.</param>
    /// <exception cref="CannotStartException">Says what is missing and what to do.</exception>
    public static async Task<WebApplication> Build(TimeProvider clock, params string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = ["--hostBuilder:reloadConfigOnChange=false", .. args],
            ContentRootPath = AppContext.BaseDirectory,
        });
        Listening.Configure(builder);
        foreach (var library in (string[])["Microsoft", .. StorageServices.Telemetry])
            builder.Logging.AddFilter(library, LogLevel.Warning);
        // Its scope gives everything that is logged the request's path, and in that of a link stands a token.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        // Whoever sends wrong tokens is not to fill the log with them.
        builder.Logging.AddFilter(typeof(TokenHandler).FullName, LogLevel.Warning);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = LongestStop);
        builder.Services.AddSingleton(clock);
        var database = await Database.Start(builder.Configuration);
        // By a function: what it is handed ready-made, the container does not dispose.
        builder.Services.AddSingleton(_ => database);
        AddStorage(builder, database);
        builder.Services.AddSingleton<Tokens>();
        builder.Services.AddSingleton<People>();
        builder.Services.AddSingleton<PersonReader>();
        builder.Services.AddRazorComponents();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<Trail>();
        builder.Services.AddSingleton<RenderedPages>();
        builder.Services.ConfigureHttpJsonOptions(options => HabitJson.Configure(options.SerializerOptions));
        Telemetry.AddTo(builder, StorageServices.Telemetry);
        builder.Services.AddProblemDetails().AddExceptionHandler<ExceptionAnswers>();
        Compression.AddTo(builder.Services);
        AuthMode.AddTo(builder);
        RateLimits.AddTo(builder);
        OpenApi.AddTo(builder.Services);

        var app = builder.Build();
        // What is resolved is disposed with the service, the latest first: the database is to go last.
        app.Services.GetRequiredService<Database>();
        Telemetry.Start(app);
        Proxies.Trust(app);
        app.Use(SecurityHeaders.Add);
        app.UseExceptionHandler();
        app.Use(HeadRequests.AskAsGets);
        Compression.UseForAnswers(app);
        app.UseRouting();
        app.UseStatusCodePages(context => Problems.OfStatus(context.HttpContext));
        app.Use(HeadRequests.RefuseStreams);
        Compression.UseForBodies(app);
        AuthMode.Use(app);
        app.Use(Query.RefuseUnknown);
        app.Use(Bodies.RefuseOnDelete);
        AssetFiles.Use(app);

        app.MapRoutes();

        try
        {
            await Database.Prepare(app.Services);
            await AuthMode.LetSomebodyIn(builder.Configuration, app.Services.GetRequiredService<AccessRegister>(), clock, CancellationToken.None);
            if (builder.Configuration.GetValue<bool>("demo"))
                await ActivatorUtilities.CreateInstance<Demo>(app.Services).Fill(Console.Error.WriteLine, CancellationToken.None);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="CannotStartException">The connection string is none.</exception>
    internal static void AddStorage(IHostApplicationBuilder builder, Database database)
    {
        try
        {
            builder.AddHabitTrackStorage(database.ConnectionString);
        }
        catch (ArgumentException wrong)
        {
            throw new CannotStartException(Database.Explain(wrong)!);
        }
    }
}
