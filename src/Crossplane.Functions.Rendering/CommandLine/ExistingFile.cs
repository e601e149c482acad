using System.CommandLine;
using System.CommandLine.Parsing;

namespace Crossplane.Functions.Rendering.CommandLine;

/// <summary>Requires that arguments name existing files. As in the reference, a missing file is a usage error.</summary>
internal static class ExistingFile
{
    private const string StandardInput = "-";

    public static void Require(Argument<string> argument) =>
        argument.Validators.Add(result => Check(result, $"<{argument.Name}>"));

    public static void Require(Option<string?> option) => option.Validators.Add(result => Check(result, option.Name));

    private static void Check(SymbolResult result, string name)
    {
        foreach (var path in result.Tokens.Select(token => token.Value).Where(IsToBeChecked))
        {
            var expanded = FilePath.Expand(path);
            if (Directory.Exists(expanded))
            {
                result.AddError($"{name}: \"{path}\" exists but is a directory");
            }
            else if (!File.Exists(expanded))
            {
                result.AddError($"{name}: stat {path}: no such file or directory");
            }
        }
    }

    /// <summary>By convention a dash is standard input. The reference does not check it, and opens a file of that name.</summary>
    private static bool IsToBeChecked(string path) => path != StandardInput;
}
