namespace Build.Tests;

public class CheckoutTests
{
    [Fact]
    public async Task FindAsync_OutsideOfACheckout_IsAnErrorThatNamesTheDirectory()
    {
        using var directory = new TemporaryDirectory();

        var exception = (await Awaiting(() => Checkout.FindAsync(directory.Path, CancellationToken.None))
            .Should().ThrowExactlyAsync<BuildException>()).Which;

        exception.Message.Should().Be($"\"{directory.Path}\" is in no checkout: no CompositionFunction.sln here or above");
    }

    /// <summary>An archive of the sources has no commit, and is built all the same.</summary>
    [Fact]
    public async Task FindAsync_WithoutGit_HasNoRevision()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("CompositionFunction.sln", "");
        directory.Write("Directory.Build.props", "<Project><PropertyGroup><Version>1.2.3</Version></PropertyGroup></Project>");
        directory.Write("build/file", "");

        var checkout = await Checkout.FindAsync(Path.Combine(directory.Path, "build"), CancellationToken.None);

        (checkout.Root, checkout.Version, checkout.Revision).Should().Be((directory.Path, "1.2.3", (string?)null));
    }

    [Theory]
    [InlineData(null, "1970-01-01T00:00:00Z")]
    [InlineData("", "1970-01-01T00:00:00Z")]
    [InlineData("1700000000", "2023-11-14T22:13:20Z")]
    public void ReadEpoch_OfSeconds_IsTheTime(string? seconds, string expected) =>
        Checkout.ReadEpoch(seconds).Should().Be(
            DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("today")]
    [InlineData("9223372036854775807")]
    public void ReadEpoch_OfAnythingElse_IsAnErrorThatShowsIt(string seconds) =>
        Invoking(() => Checkout.ReadEpoch(seconds))
            .Should().ThrowExactly<BuildException>().Which.Message.Should().Contain($"not \"{seconds}\"");
}
