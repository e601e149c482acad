using System.CommandLine;

namespace Crossplane.Functions.Rendering.CommandLine;

/// <summary>Lets a flag with one value be repeated: the last value counts, as in the reference.</summary>
internal static class LastValue
{
    /// <summary>The number of values that a flag may be given; they need not be counted.</summary>
    public static readonly ArgumentArity Arity = ArgumentArity.OneOrMore;

    public static Option<string?> Of(Option<string?> option)
    {
        option.Arity = Arity;
        option.AllowMultipleArgumentsPerToken = false;
        option.CustomParser = result => result.Tokens[^1].Value;
        return option;
    }
}
