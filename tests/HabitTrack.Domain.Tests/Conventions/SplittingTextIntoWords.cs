namespace HabitTrack.Domain.Tests.Conventions;

public sealed class SplittingTextIntoWords
{
    [Theory]
    [InlineData("HangLogged", "hang logged")]
    [InlineData("a_dead_hang, hanging", "a dead hang hanging")]
    [InlineData("HTTPMethod HttpContext", "http method http context")]
    [InlineData("ConnectionStrings__HabitTrack HABITTRACK_PG_BIN", "connection strings habittrack pg bin")]
    public void splits_identifiers(string text, string words)
    {
        Assert.Equal(words, string.Join(' ', Words.Of(text)));
    }
}
