using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;

namespace Crossplane.Functions.Testing.Answers;

/// <summary>A composed resource that a function desires.</summary>
public sealed class AnsweredResource
{
    private readonly Protocol.Resource _message;

    internal AnsweredResource(string name, Protocol.Resource message) => (Name, _message) = (name, message);

    /// <summary>The composition resource name.</summary>
    public string Name { get; }

    /// <summary>The object.</summary>
    /// <exception cref="FunctionTestException">The resource has no object, with which Crossplane fails.</exception>
    public StructDocument Document => _message.HasResource_
        ? new StructDocument(_message.Resource_.Memory)
        : throw new FunctionTestException($"the desired resource {Name} must have an object, but has none: set one");

    /// <summary>The object as JSON.</summary>
    /// <exception cref="FunctionTestException">The resource has no object.</exception>
    public JsonElement Json => Document.ToJsonElement();

    /// <summary>The readiness that the function has set.</summary>
    public Ready Ready => (Ready)_message.Ready;

    /// <summary>The connection details by key.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> ConnectionDetails =>
        _message.ConnectionDetails.ToDictionary(entry => entry.Key, entry => entry.Value.Memory);

    /// <summary>Reads the object into a model.</summary>
    /// <param name="contract">The type's JSON contract.</param>
    /// <exception cref="ConversionException">A value does not have the type that the model has.</exception>
    /// <exception cref="FunctionTestException">The resource has no object.</exception>
    public T As<T>(JsonTypeInfo<T> contract) => Document.As(contract);
}
