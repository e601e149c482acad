using System.CommandLine;
using System.CommandLine.Parsing;

namespace Crossplane.Functions.Rendering.CommandLine;

/// <summary>Flags of which only one may be given.</summary>
internal static class ExclusiveFlags
{
    /// <summary>How the sentence about them ends.</summary>
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
