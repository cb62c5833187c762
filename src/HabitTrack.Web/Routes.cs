namespace HabitTrack.Web;

/// <summary>Maps all routes of the service, grouped by feature.</summary>
internal static class Routes
{
    public static void MapRoutes(this WebApplication app)
    {
        // Logging
        app.MapLogging();
        app.MapBatch();
        app.MapEntries();
        app.MapLogPages();

        // Habits
        app.MapHabits();
        app.MapCare();
        app.MapStreaks();
        app.MapHabitPage();
        app.MapHabitForms();

        // Reminders
        app.MapReminders();
        app.MapReminderForms();
        app.MapChannels();
        app.MapChannelForms();
        app.MapChannelLinks();

        // Today
        app.MapDashboard();
        app.MapToday();
        app.MapLive();

        // Progress
        app.MapSummaries();
        app.MapCalendar();
        app.MapTraining();
        app.MapProgressPage();

        // History
        app.MapHistory();
        app.MapUndo();
        app.MapHistoryPage();
        app.MapExports();
        app.MapImports();
        app.MapImportForm();

        // Replay
        app.MapReplays();
        app.MapPlayback();
        app.MapWhatIfPage();

        // Sharing
        app.MapShare();
        app.MapCoaches();
        app.MapClientsPage();

        // Settings
        app.MapProfile();
        app.MapDaysOff();
        app.MapDaysOffForms();
        app.MapSettings();
        app.MapErasePages();

        // Webhooks
        app.MapWebhooks();
        app.MapWebhookForms();

        // Access
        app.MapSignIn();
        app.MapProviderSignIn();
        app.MapTokens();
        app.MapTokenForms();
        app.MapPeople();
        app.MapIdentities();
        app.MapAudit();

        // Operations
        app.MapAdmin();
        app.MapHealth();
        app.MapMetrics();
        app.MapOfflinePage();
        OpenApi.MapTo(app);
    }
}
