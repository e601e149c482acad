using System.Globalization;
using Docs.Tests.Pages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Docs.Tests.Snippets;

/// <summary>Compiles blocks of C# as programs that use the SDK and have a function called <c>MyFunction</c>.</summary>
internal static class CSharpCheck
{
    private const string Surroundings = """
        global using System;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Crossplane.Functions;
        global using Crossplane.Functions.Hosting;
        global using Crossplane.Functions.Rendering;

        internal sealed class MyFunction : IFunction
        {
            public ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken) => default;
        }
        """;

    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(
            path => MetadataReference.CreateFromFile(path)),
    ];

    public static IEnumerable<string> Problems(Fence fence)
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);
        var compilation = CSharpCompilation.Create(
            "Snippet",
            [CSharpSyntaxTree.ParseText(Surroundings, options), CSharpSyntaxTree.ParseText(fence.Text, options)],
            References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        return compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => $"{fence.Place}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
    }
}
