using System.Runtime.CompilerServices;
using AgentPlatform.Kinds;

namespace AgentPlatform.Tests.Kinds;

/// <summary>The files of a kind, by convention: those of the tests are in the folder <c>&lt;Kind&gt;s</c>.</summary>
/// <param name="Kind">The kind.</param>
internal sealed record KindFiles(CompositeKind Kind)
{
    /// <summary>The case that has every field that composites can have at the same time.</summary>
    public const string EveryField = "every-field";

    /// <summary>The names of all kinds.</summary>
    public static TheoryData<string> Names => [.. Composites.All.Select(kind => kind.Kinds[0])];

    /// <summary>The kind and the folder of every case.</summary>
    public static TheoryData<string, string> AllCases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var files in Composites.All.Select(kind => new KindFiles(kind)))
            {
                foreach (var folder in GoldenCase.Discover(files.Cases))
                {
                    cases.Add(files.Name, folder);
                }
            }

            return cases;
        }
    }

    /// <summary>The name of the kind.</summary>
    public string Name => Kind.Kinds[0];

    /// <summary>The definition, from the root of the repository.</summary>
    public string Definition => $"package/configuration/{Name.ToLowerInvariant()}s/definition.yaml";

    /// <summary>The page of the documentation, from the root of the repository.</summary>
    public string Page => $"docs/{Name.ToLowerInvariant()}.md";

    /// <summary>The folder of the golden cases.</summary>
    public string Cases => Path.Combine(Here(), "..", $"{Name}s", "Cases");

    public static KindFiles Find(string name) => new(Composites.All.Single(kind => kind.Kinds[0] == name));

    public GoldenCase Case(string folder) => new(Path.Combine(Cases, folder));

    private static string Here([CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;
}
