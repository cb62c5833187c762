namespace HabitTrack.Domain.Tests;

public sealed class SingularsOfUnits
{
    [Theory]
    [InlineData("pages", "page")]
    [InlineData("berries", "berry")]
    [InlineData("glasses", "glass")]
    [InlineData("glasses of water", "glass of water")]
    [InlineData("protein cookies", "protein cookie")]
    [InlineData("sandwiches", "sandwich")]
    [InlineData("boxes", "box")]
    [InlineData("movies", "movie")]
    [InlineData("Movies", "Movie")]
    [InlineData("cookies", "cookie")]
    [InlineData("calories", "calorie")]
    [InlineData("kilocalories", "kilocalorie")]
    [InlineData("series", "series")]
    [InlineData("caches", "cache")]
    [InlineData("potatoes", "potato")]
    [InlineData("shoes", "shoe")]
    [InlineData("exercises", "exercise")]
    [InlineData("waves", "wave")]
    [InlineData("quizzes", "quiz")]
    [InlineData("people", "person")]
    [InlineData("feet", "foot")]
    [InlineData("lens", "lens")]
    [InlineData("press", "press")]
    [InlineData("tennis", "tennis")]
    [InlineData("focus", "focus")]
    [InlineData("torpedoes", "torpedoes")]
    [InlineData("km/s", "km/s")]
    [InlineData("kg", "kg")]
    [InlineData("reps", "rep")]
    [InlineData("s", "s")]
    [InlineData("", "")]
    public void follow_an_amount_of_one(string unit, string singular)
    {
        Assert.Equal(singular, Units.After(1, unit));
        Assert.Equal(unit, Units.After(2, unit));
    }
}
