using System.Globalization;
using Microsoft.Extensions.Options;

namespace Crossplane.Functions.AspNetCore;

/// <summary>The ranges of the limits of a function.</summary>
internal sealed class FunctionOptionRules : IValidateOptions<CompositionFunctionOptions>
{
    private const int MaxReceiveMessageBytes = 2047 * 1024 * 1024;

    /// <summary>Returns a sentence without its full stop for each limit that is out of its range.</summary>
    public static IReadOnlyList<string> FindProblems(CompositionFunctionOptions options)
    {
        var problems = new List<string>();
        if (options.MaxReceiveMessageBytes is < 1 or > MaxReceiveMessageBytes)
        {
            problems.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"the largest request must be 1 to {MaxReceiveMessageBytes} bytes, but is {options.MaxReceiveMessageBytes}"));
        }

        if (options.MaxConcurrentCalls < 1)
        {
            problems.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"the number of calls in progress must be 1 or more, but is {options.MaxConcurrentCalls}"));
        }

        if (options.MaxConcurrentRenders < 1)
        {
            problems.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"the number of calls that run the function must be 1 or more, but is {options.MaxConcurrentRenders}"));
        }

        if (options.MaxRequestMemoryBytes < 1)
        {
            problems.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"the memory of requests must be 1 byte or more, but is {options.MaxRequestMemoryBytes}"));
        }

        return problems;
    }

    public ValidateOptionsResult Validate(string? name, CompositionFunctionOptions options)
    {
        var problems = options.FindProblems();
        return problems is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
