using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Protocol;
using Google.Protobuf;

namespace Crossplane.Functions.Testing;

/// <summary>Builds a request as Crossplane sends it to a function.</summary>
/// <remarks>
/// Objects are given as models, as documents, or as text, which may be YAML or JSON. Adding something again under the same name
/// replaces it.
/// </remarks>
/// <example>
/// <code>
/// var request = new FunctionRequest()
///     .WithComposite("""
///         apiVersion: example.org/v1
///         kind: App
///         metadata: {name: shop, namespace: team-a}
///         spec: {image: "registry.example/shop:1.2.0"}
///         """)
///     .WithObserved("deployment", deployment, MyJsonContext.Default.Deployment);
/// </code>
/// </example>
public sealed class FunctionRequest
{
    private readonly RunFunctionRequest _message;

    /// <summary>
    /// Begins an empty request: no composite, as in an Operation, and nothing observed. It has all capabilities, as that of a
    /// current Crossplane.
    /// </summary>
    public FunctionRequest()
        : this(new RunFunctionRequest { Meta = new RequestMeta { Tag = "tag" }, Observed = new State() }) =>
        WithCapabilities(Enum.GetValues<Capability>());

    /// <summary>Begins with a message.</summary>
    /// <param name="message">The message, which is copied.</param>
    public FunctionRequest(RunFunctionRequest message)
    {
        ArgumentNullException.ThrowIfNull(message);
        _message = message.Clone();
    }

    /// <summary>Sets the tag of the request; <c>tag</c> by default.</summary>
    public FunctionRequest WithTag(string tag)
    {
        (_message.Meta ??= new RequestMeta()).Tag = tag;
        return this;
    }

    /// <summary>Sets the observed composite.</summary>
    /// <param name="composite">The composite.</param>
    public FunctionRequest WithComposite(StructDocument composite)
    {
        (Observed().Composite ??= new Protocol.Resource()).Resource_ = Encode(composite);
        return this;
    }

    /// <inheritdoc cref="WithComposite(StructDocument)" path="/summary" />
    /// <param name="text">The composite in YAML or JSON.</param>
    /// <exception cref="FunctionTestException">The text is not one object.</exception>
    public FunctionRequest WithComposite(string text) => WithComposite(TestDocuments.Parse(text));

    /// <inheritdoc cref="WithComposite(StructDocument)" path="/summary" />
    /// <param name="composite">The composite.</param>
    /// <param name="contract">The type's JSON contract.</param>
    public FunctionRequest WithComposite<T>(T composite, JsonTypeInfo<T> contract) =>
        WithComposite(StructDocument.From(composite, contract));

    /// <summary>Adds a connection detail of the observed composite.</summary>
    public FunctionRequest WithCompositeConnectionDetail(string key, string value)
    {
        (Observed().Composite ??= new Protocol.Resource()).ConnectionDetails[key] = ByteString.CopyFromUtf8(value);
        return this;
    }

    /// <summary>Adds an observed composed resource.</summary>
    /// <param name="name">The composition resource name.</param>
    /// <param name="item">The object.</param>
    public FunctionRequest WithObserved(string name, StructDocument item)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Observed().Resources[name] = new Protocol.Resource { Resource_ = Encode(item) };
        return this;
    }

    /// <inheritdoc cref="WithObserved(string, StructDocument)" path="/summary" />
    /// <param name="name">The composition resource name.</param>
    /// <param name="text">The object in YAML or JSON.</param>
    /// <exception cref="FunctionTestException">The text is not one object.</exception>
    public FunctionRequest WithObserved(string name, string text) => WithObserved(name, TestDocuments.Parse(text));

    /// <inheritdoc cref="WithObserved(string, StructDocument)" path="/summary" />
    /// <param name="name">The composition resource name.</param>
    /// <param name="item">The object.</param>
    /// <param name="contract">The type's JSON contract.</param>
    public FunctionRequest WithObserved<T>(string name, T item, JsonTypeInfo<T> contract) =>
        WithObserved(name, StructDocument.From(item, contract));

    /// <summary>Adds a connection detail of an observed composed resource.</summary>
    /// <param name="name">The composition resource name.</param>
    /// <param name="key">The key of the connection detail.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="FunctionTestException">There is no observed resource of the name.</exception>
    public FunctionRequest WithConnectionDetail(string name, string key, string value)
    {
        if (!Observed().Resources.TryGetValue(name, out var resource))
        {
            throw new FunctionTestException(
                $"cannot add a connection detail to {name}: it is not observed; add it with WithObserved first");
        }

        resource.ConnectionDetails[key] = ByteString.CopyFromUtf8(value);
        return this;
    }

    /// <summary>Adds a composed resource that an earlier function of the pipeline desires.</summary>
    /// <param name="name">The composition resource name.</param>
    /// <param name="item">The object.</param>
    /// <param name="ready">The readiness that the earlier function has set.</param>
    public FunctionRequest WithDesired(string name, StructDocument item, Resources.Ready ready = Resources.Ready.Unspecified)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Desired().Resources[name] = new Protocol.Resource { Resource_ = Encode(item), Ready = (Protocol.Ready)ready };
        return this;
    }

    /// <inheritdoc cref="WithDesired(string, StructDocument, Resources.Ready)" path="/summary" />
    /// <param name="name">The composition resource name.</param>
    /// <param name="text">The object in YAML or JSON.</param>
    /// <param name="ready">The readiness that the earlier function has set.</param>
    /// <exception cref="FunctionTestException">The text is not one object.</exception>
    public FunctionRequest WithDesired(string name, string text, Resources.Ready ready = Resources.Ready.Unspecified) =>
        WithDesired(name, TestDocuments.Parse(text), ready);

    /// <inheritdoc cref="WithDesired(string, StructDocument, Resources.Ready)" path="/summary" />
    /// <param name="name">The composition resource name.</param>
    /// <param name="item">The object.</param>
    /// <param name="contract">The type's JSON contract.</param>
    /// <param name="ready">The readiness that the earlier function has set.</param>
    public FunctionRequest WithDesired<T>(
        string name, T item, JsonTypeInfo<T> contract, Resources.Ready ready = Resources.Ready.Unspecified) =>
        WithDesired(name, StructDocument.From(item, contract), ready);

    /// <summary>Sets the composite that earlier functions desire, of which only the status counts.</summary>
    public FunctionRequest WithDesiredComposite(StructDocument composite)
    {
        (Desired().Composite ??= new Protocol.Resource()).Resource_ = Encode(composite);
        return this;
    }

    /// <inheritdoc cref="WithDesiredComposite(StructDocument)" path="/summary" />
    /// <param name="text">The composite in YAML or JSON.</param>
    /// <exception cref="FunctionTestException">The text is not one object.</exception>
    public FunctionRequest WithDesiredComposite(string text) => WithDesiredComposite(TestDocuments.Parse(text));

    /// <inheritdoc cref="WithDesiredComposite(StructDocument)" path="/summary" />
    /// <param name="composite">The composite.</param>
    /// <param name="contract">The type's JSON contract.</param>
    public FunctionRequest WithDesiredComposite<T>(T composite, JsonTypeInfo<T> contract) =>
        WithDesiredComposite(StructDocument.From(composite, contract));

    /// <summary>Sets the input of the pipeline step.</summary>
    /// <param name="input">The input.</param>
    public FunctionRequest WithInput(StructDocument input)
    {
        _message.Input = Encode(input);
        return this;
    }

    /// <inheritdoc cref="WithInput(StructDocument)" path="/summary" />
    /// <param name="text">The input in YAML or JSON.</param>
    /// <exception cref="FunctionTestException">The text is not one object.</exception>
    public FunctionRequest WithInput(string text) => WithInput(TestDocuments.Parse(text));

    /// <inheritdoc cref="WithInput(StructDocument)" path="/summary" />
    /// <param name="input">The input.</param>
    /// <param name="contract">The type's JSON contract.</param>
    public FunctionRequest WithInput<T>(T input, JsonTypeInfo<T> contract) => WithInput(StructDocument.From(input, contract));

    /// <summary>Adds a value to the context of the pipeline, as an earlier function does.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value; it is copied.</param>
    public FunctionRequest WithContext(string key, JsonNode? value)
    {
        ArgumentNullException.ThrowIfNull(key);
        var context = _message.HasContext ? YamlText.ToNode(new StructDocument(_message.Context.Memory)) : [];
        context[key] = value?.DeepClone();
        _message.Context = Encode(YamlText.ToDocument(context));
        return this;
    }

    /// <inheritdoc cref="WithContext(string, JsonNode)" path="/summary" />
    /// <param name="key">The key.</param>
    /// <param name="value">The value, an object.</param>
    public FunctionRequest WithContext(string key, StructDocument value) => WithContext(key, YamlText.ToNode(value));

    /// <inheritdoc cref="WithContext(string, JsonNode)" path="/summary" />
    /// <param name="key">The key.</param>
    /// <param name="text">The value in YAML or JSON; it need not be an object.</param>
    /// <exception cref="FunctionTestException">The text is not one value.</exception>
    public FunctionRequest WithContext(string key, string text) => WithContext(key, YamlText.ParseValue(text));

    /// <inheritdoc cref="WithContext(string, JsonNode)" path="/summary" />
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="contract">The type's JSON contract.</param>
    public FunctionRequest WithContext<T>(string key, T value, JsonTypeInfo<T> contract)
    {
        // As of all models, members that are null are left out.
        var wrapped = new JsonObject { ["value"] = JsonSerializer.SerializeToNode(value, contract) };
        return WithContext(key, YamlText.ToNode(YamlText.ToDocument(wrapped, keepNulls: false))["value"]);
    }

    /// <summary>Adds credentials of the pipeline step.</summary>
    /// <param name="name">The name of the credentials in the Composition.</param>
    /// <param name="data">The data of the Secret.</param>
    public FunctionRequest WithCredentials(string name, params (string Key, string Value)[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var secret = new CredentialData();
        foreach (var (key, value) in data)
        {
            secret.Data[key] = ByteString.CopyFromUtf8(value);
        }

        _message.Credentials[name] = new Credentials { CredentialData = secret };
        return this;
    }

    /// <summary>
    /// Adds the answer to a requirement for objects. To answer requirements in rounds, as Crossplane does, run the function with
    /// a <see cref="TestCluster"/>.
    /// </summary>
    /// <param name="name">The name of the requirement.</param>
    /// <param name="items">The objects; none if Crossplane has found none.</param>
    public FunctionRequest WithRequired(string name, params StructDocument[] items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var answer = new Protocol.Resources();
        answer.Items.AddRange(items.Select(item => new Protocol.Resource { Resource_ = Encode(item) }));
        _message.RequiredResources[name] = answer;
        return this;
    }

    /// <inheritdoc cref="WithRequired(string, StructDocument[])" path="/summary" />
    /// <param name="name">The name of the requirement.</param>
    /// <param name="text">The objects in YAML or JSON.</param>
    /// <exception cref="FunctionTestException">The text is not valid YAML, or a document is not a mapping.</exception>
    public FunctionRequest WithRequired(string name, string text) => WithRequired(name, [.. TestDocuments.ParseAll(text)]);

    /// <inheritdoc cref="WithRequired(string, StructDocument[])" path="/summary" />
    /// <param name="name">The name of the requirement.</param>
    /// <param name="item">The only object.</param>
    /// <param name="contract">The type's JSON contract.</param>
    public FunctionRequest WithRequired<T>(string name, T item, JsonTypeInfo<T> contract) =>
        WithRequired(name, StructDocument.From(item, contract));

    /// <summary>Adds the answer to a requirement for a schema.</summary>
    /// <param name="name">The name of the requirement.</param>
    /// <param name="schema">The OpenAPI schema; null if Crossplane has found none.</param>
    public FunctionRequest WithRequiredSchema(string name, StructDocument? schema = null)
    {
        _message.RequiredSchemas[name] = schema is null ? new Schema() : new Schema { OpenapiV3 = Encode(schema) };
        return this;
    }

    /// <inheritdoc cref="WithRequiredSchema(string, StructDocument)" path="/summary" />
    /// <param name="name">The name of the requirement.</param>
    /// <param name="text">The OpenAPI schema in YAML or JSON.</param>
    /// <exception cref="FunctionTestException">The text is not one object.</exception>
    public FunctionRequest WithRequiredSchema(string name, string text) =>
        WithRequiredSchema(name, TestDocuments.Parse(text));

    /// <inheritdoc cref="WithRequiredSchema(string, StructDocument)" path="/summary" />
    /// <param name="name">The name of the requirement.</param>
    /// <param name="schema">The OpenAPI schema.</param>
    /// <param name="contract">The type's JSON contract.</param>
    public FunctionRequest WithRequiredSchema<T>(string name, T schema, JsonTypeInfo<T> contract) =>
        WithRequiredSchema(name, StructDocument.From(schema, contract));

    /// <summary>Sets the capabilities that Crossplane states; all by default.</summary>
    public FunctionRequest WithCapabilities(params Capability[] capabilities)
    {
        ArgumentNullException.ThrowIfNull(capabilities);
        _message.Meta ??= new RequestMeta();
        _message.Meta.Capabilities.Clear();
        _message.Meta.Capabilities.Add(Protocol.Capability.Capabilities);
        _message.Meta.Capabilities.AddRange(capabilities.Select(capability => (Protocol.Capability)capability));
        return this;
    }

    /// <summary>Removes the capabilities: a Crossplane before v2.2 states none.</summary>
    public FunctionRequest WithoutCapabilities()
    {
        _message.Meta?.Capabilities.Clear();
        return this;
    }

    /// <summary>Returns the message; later changes do not change it.</summary>
    public RunFunctionRequest ToMessage() => _message.Clone();

    /// <summary>Returns the bytes of the message, as a client sends them.</summary>
    public byte[] ToBytes() => _message.ToByteArray();

    internal static ByteString Encode(StructDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return ByteString.CopyFrom(document.Raw.Span);
    }

    private State Observed() => _message.Observed ??= new State();

    private State Desired() => _message.Desired ??= new State();
}
