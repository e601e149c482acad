namespace Crossplane.Functions;

/// <summary>Why the answer to a call has a fatal result.</summary>
public enum FatalCause
{
    /// <summary>The function says so, with a fatal result or a <see cref="FunctionFatalException"/>.</summary>
    Result,

    /// <summary>A value of the request has another type than the function expects, or cannot be read.</summary>
    Conversion,

    /// <summary>The function threw: a mistake of its own.</summary>
    Exception,

    /// <summary>The response is larger than <see cref="FunctionRunnerOptions.MaxResponseBytes"/>.</summary>
    ResponseTooLarge,
}
