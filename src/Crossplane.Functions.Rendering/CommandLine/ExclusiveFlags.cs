using System.CommandLine;
using System.CommandLine.Parsing;

namespace Crossplane.Functions.Rendering.CommandLine;

/// <summary>Rejects command lines with more than one flag of a group.</summary>
internal static class ExclusiveFlags
{
    /// <summary>The end of the error message about them.</summary>
    public const string Mistake = "can't be used together";

    public static void Refuse(Command command, params IReadOnlyList<Option> options) => command.Validators.Add(result =>
    {
        var given = options.Where(option => result.GetResult(option) is OptionResult { Implicit: false }).Take(2).ToArray();
        if (given is [var first, var second])
        {
            result.AddError($"{first.Name} and {second.Name} {Mistake}");
        }
    });
}
