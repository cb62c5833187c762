namespace HabitTrack.Web;

/// <summary>Builds the service for the program and for tests over real HTTP.</summary>
public static class Service
{
    internal static readonly TimeProvider SystemClock = TimeProvider.System;

    /// <summary>The time to complete accepted requests on shutdown. It is shorter than the time after which service managers kill a process.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(8);

    /// <summary>Builds the service, opens the store and migrates its schema.</summary>
    /// <param name="args">Command-line settings: <c>--port</c>, <c>--data</c>, <c>ConnectionStrings:HabitTrack</c> ...</param>
    /// <exception cref="CannotStartException">The service cannot start; the message explains the cause and the remedy.</exception>
    public static Task<WebApplication> Build(params string[] args) => Build(SystemClock, args);

    /// <summary>Builds the service with a custom clock.</summary>
    /// <param name="clock">Supplies the current day and the timestamps of ids. The recording times of events come from the database.</param>
    /// <param name="args">Command-line settings.</param>
    /// <exception cref="CannotStartException">The service cannot start; the message explains the cause and the remedy.</exception>
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
        // Its logging scope contains the request path, which contains a token in links.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        // Failed authentication must not flood the log.
        builder.Logging.AddFilter(typeof(TokenHandler).FullName, LogLevel.Warning);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopTimeout);
        builder.Services.AddSingleton(clock);
        var database = await Database.Start(builder.Configuration);
        // Registered with a factory, because the container does not dispose instances that it did not create.
        builder.Services.AddSingleton(_ => database);
        AddStorage(builder, database);
        builder.Services.AddSingleton<Tokens>();
        builder.Services.AddSingleton<People>();
        builder.Services.AddSingleton<Identities>();
        builder.Services.AddSingleton<PersonReader>();
        OutgoingRequests.AddTo(builder.Services);
        Webhooks.AddTo(builder.Services);
        ChannelSetup.AddTo(builder);
        builder.Services.AddSingleton<ImportJobs>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ImportJobs>());
        builder.Services.AddRazorComponents();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<PageLinks>();
        builder.Services.AddSingleton<RenderedPages>();
        builder.Services.ConfigureHttpJsonOptions(options => HabitJson.Configure(options.SerializerOptions));
        Telemetry.AddTo(builder, StorageServices.Telemetry);
        builder.Services.AddProblemDetails().AddExceptionHandler<ProblemExceptionHandler>();
        Compression.AddTo(builder.Services);
        AuthMode.AddTo(builder);
        RateLimits.AddTo(builder);
        OpenApi.AddTo(builder.Services);

        var app = builder.Build();
        // Services are disposed in reverse order of their creation: the database must be created first.
        app.Services.GetRequiredService<Database>();
        Telemetry.Start(app);
        Proxies.Trust(app);
        app.Use(SecurityHeaders.Add);
        app.UseExceptionHandler();
        app.Use(HeadRequests.HandleAsGet);
        Compression.UseForResponses(app);
        Languages.Use(app);
        app.UseRouting();
        app.UseStatusCodePages(context => Problems.WriteForStatus(context.HttpContext));
        app.Use(HeadRequests.RejectForStreams);
        Compression.UseForRequests(app);
        AuthMode.Use(app);
        app.Use(Query.RejectUnknownParameters);
        app.Use(Bodies.RejectDeleteWithBody);
        AssetFiles.Use(app);

        app.MapRoutes();

        try
        {
            await Database.Prepare(app.Services);
            await AuthMode.EnsureAccess(builder.Configuration, app.Services.GetRequiredService<AccessRegister>(), clock, CancellationToken.None);
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

    /// <exception cref="CannotStartException">The connection string is not valid.</exception>
    internal static void AddStorage(IHostApplicationBuilder builder, Database database)
    {
        try
        {
            builder.AddHabitTrackStorage(database.ConnectionString);
        }
        catch (ArgumentException exception)
        {
            throw new CannotStartException(Database.Explain(exception)!);
        }
    }
}
