using HabitTrack.Storage.Tests.Embedded;

namespace HabitTrack.Storage.Tests;

public sealed class CreatingATestDatabase
{
    [Fact]
    public async Task gives_every_test_its_own_database()
    {
        var (mine, yours) = (await TestDatabase.CreateDatabase(), await TestDatabase.CreateDatabase());
        await Server.Query(mine, "CREATE TABLE mine (value int)");

        Assert.Equal(true, await Server.Query(yours, "SELECT to_regclass('mine') IS NULL"));
    }
}
