namespace Crossplane.Functions.Hosting.Tests.Embedding;

/// <summary>A service of the application.</summary>
internal sealed class Greeter(string word)
{
    public string Greet(string? name) => $"{word} {name}";
}
