using System.Globalization;
using Docs.Tests.Pages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Docs.Tests.Snippets;

/// <summary>Compiles blocks of C#, programs or types, that use the SDK and have a function called <c>MyFunction</c>.</summary>
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
        var code = CSharpSyntaxTree.ParseText(fence.Text, options);
        var isProgram = code.GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
        var compilation = CSharpCompilation.Create(
            "Snippet",
            [CSharpSyntaxTree.ParseText(Surroundings, options), code],
            References,
            new CSharpCompilationOptions(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary));
        return compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => $"{fence.Place}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
    }
}
