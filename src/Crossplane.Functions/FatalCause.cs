namespace Crossplane.Functions;

/// <summary>The reason why a response has a fatal result.</summary>
public enum FatalCause
{
    /// <summary>The function returned a fatal result or threw a <see cref="FunctionFatalException"/>.</summary>
    Result,

    /// <summary>A value of the request is malformed or has a type that the function does not expect.</summary>
    Conversion,

    /// <summary>The function threw any other exception: a bug.</summary>
    Exception,

    /// <summary>The response is larger than <see cref="FunctionRunnerOptions.MaxResponseBytes"/>.</summary>
    ResponseTooLarge,
}
