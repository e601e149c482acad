namespace Build.Tests;

public class CheckoutTests
{
    [Fact]
    public async Task FindAsync_OutsideOfACheckout_IsAnErrorThatNamesTheDirectory()
    {
        using var directory = new TemporaryDirectory();

        BuildException exception = await Assert.ThrowsAsync<BuildException>(() => Checkout.FindAsync(directory.Path, CancellationToken.None));

        Assert.Equal($"\"{directory.Path}\" is in no checkout: no CompositionFunction.sln here or above", exception.Message);
    }

    /// <summary>An archive of the sources has no commit, and is built all the same.</summary>
    [Fact]
    public async Task FindAsync_WithoutGit_HasNoRevision()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("CompositionFunction.sln", "");
        directory.Write("Directory.Build.props", "<Project><PropertyGroup><Version>1.2.3</Version></PropertyGroup></Project>");
        directory.Write("build/file", "");

        Checkout checkout = await Checkout.FindAsync(Path.Combine(directory.Path, "build"), CancellationToken.None);

        Assert.Equal((directory.Path, "1.2.3", null), (checkout.Root, checkout.Version, checkout.Revision));
    }

    [Theory]
    [InlineData(null, "1970-01-01T00:00:00Z")]
    [InlineData("", "1970-01-01T00:00:00Z")]
    [InlineData("1700000000", "2023-11-14T22:13:20Z")]
    public void ReadEpoch_OfSeconds_IsTheTime(string? seconds, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Checkout.ReadEpoch(seconds));

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("today")]
    [InlineData("9223372036854775807")]
    public void ReadEpoch_OfAnythingElse_IsAnErrorThatShowsIt(string seconds) =>
        Assert.Contains($"not \"{seconds}\"", Assert.Throws<BuildException>(() => Checkout.ReadEpoch(seconds)).Message, StringComparison.Ordinal);
}
