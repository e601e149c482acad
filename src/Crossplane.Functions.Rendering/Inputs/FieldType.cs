namespace Crossplane.Functions.Rendering.Inputs;

/// <summary>The type that a field of an input has in Go. Null is a value of every type.</summary>
internal abstract class FieldType
{
    /// <summary>Text. A number or boolean becomes text, as in the Kubernetes tools.</summary>
    public static readonly FieldType Text = new Scalar("text");

    /// <summary>Text of a field that Go embeds, for which the Kubernetes tools convert nothing.</summary>
    public static readonly FieldType StrictText = new Scalar("text");

    /// <summary>Bytes: text in base64.</summary>
    public static readonly FieldType Bytes = new Scalar("text in base64");

    public static readonly FieldType Integer = new Scalar("an integer");

    public static readonly FieldType Number = new Scalar("a number");

    public static readonly FieldType Switch = new Scalar("true or false");

    /// <summary>Any value.</summary>
    public static readonly FieldType Any = new Scalar("a value");

    /// <summary>The type in a message.</summary>
    public abstract string Expected { get; }

    /// <summary>A value that is neither a list nor a mapping.</summary>
    public sealed class Scalar(string name) : FieldType
    {
        public override string Expected => name;
    }

    /// <summary>A list.</summary>
    public sealed class ListOf(FieldType item) : FieldType
    {
        public FieldType Item => item;

        public override string Expected => "a list";
    }

    /// <summary>A mapping with any keys.</summary>
    public sealed class MapOf(FieldType value) : FieldType
    {
        public FieldType Value => value;

        public override string Expected => "a mapping";
    }

    /// <summary>A type that contains itself.</summary>
    public sealed class Recursive(Func<FieldType> type) : FieldType
    {
        public FieldType Type => type();

        public override string Expected => Type.Expected;
    }

    /// <summary>One of several types, which the kind of the value selects.</summary>
    public sealed class OneOf(params FieldType[] types) : FieldType
    {
        public IReadOnlyList<FieldType> Types => types;

        public override string Expected => string.Join(" or ", types.Select(type => type.Expected));
    }

    /// <summary>A mapping with known keys. Others are ignored.</summary>
    public sealed class Struct(params (string Name, FieldType Type)[] fields) : FieldType
    {
        public IReadOnlyList<(string Name, FieldType Type)> Fields => fields;

        public override string Expected => "a mapping";
    }
}
