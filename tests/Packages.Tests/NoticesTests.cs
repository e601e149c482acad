using System.Text.Json;

namespace Packages.Tests;

public class NoticesTests
{
    /// <summary>Licences demand that their notices go with the executable.</summary>
    [Theory]
    [InlineData("packages.lock.json")]
    [InlineData("packages.native.lock.json")]
    public void Notices_OfTheExecutable_NameEveryPackageInIt(string locked)
    {
        var notices = Repository.ReadText("THIRD-PARTY-NOTICES.txt");
        using var packages = JsonDocument.Parse(
            File.ReadAllBytes(Repository.FullPath($"src/CompositionFunction/{locked}")));

        var names = packages.RootElement.GetProperty("dependencies").EnumerateObject()
            .SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.GetProperty("type").GetString() != "Project")
            .Select(package => package.Name);

        names.Should().AllSatisfy(name => notices.Should().Contain(name));
    }
}
