using HabitTrack.Peer;
using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.Core;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Http;
using Wolverine.Marten;

var builder = WebApplication.CreateBuilder(args);

builder.Services
    .AddMarten(options =>
    {
        options.Connection(builder.Configuration.GetConnectionString("Peer") ?? "Host=localhost;Database=peer");
        options.DatabaseSchemaName = "peer";
        options.Policies.AllDocumentsAreMultiTenanted();
        options.Events.TenancyStyle = JasperFx.MultiTenancy.TenancyStyle.Conjoined;
        options.Events.StreamIdentity = StreamIdentity.AsString;
        options.Events.UseIdentityMapForAggregates = true;
        options.Projections.Snapshot<HangHabit>(SnapshotLifecycle.Inline);
    })
    .UseLightweightSessions()
    .ApplyAllDatabaseChangesOnStartup()
    .IntegrateWithWolverine();

builder.Host.UseWolverine(options =>
{
    options.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
    options.Policies.AutoApplyTransactions();
    options.OnException<ConcurrencyException>()
        .RetryOnce()
        .Then.RetryWithCooldown(50.Milliseconds(), 100.Milliseconds(), 250.Milliseconds());
});
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddWolverineHttp();


// Regenerate Internal/Generated after every change of packages, handlers or endpoints:
// rm -r Internal; dotnet run -p:WriteCode=true -- codegen write
var app = builder.Build();
app.MapGet("/hello", () => "hello");
app.MapWolverineEndpoints(options => options.TenantId.IsRouteArgumentNamed("person"));
return await app.RunJasperFxCommands(args);
