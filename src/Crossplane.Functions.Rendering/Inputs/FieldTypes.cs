using static Crossplane.Functions.Rendering.Inputs.FieldType;

namespace Crossplane.Functions.Rendering.Inputs;

/// <summary>The types of the inputs that the reference reads into Go structs.</summary>
internal static class FieldTypes
{
    private static readonly Struct Metadata = new(
        ("name", Text),
        ("generateName", Text),
        ("namespace", Text),
        ("uid", Text),
        ("resourceVersion", Text),
        ("generation", Integer),
        ("labels", new MapOf(Text)),
        ("annotations", new MapOf(Text)),
        ("finalizers", new ListOf(Text)),
        ("ownerReferences", new ListOf(new Struct(
            ("apiVersion", Text),
            ("kind", Text),
            ("name", Text),
            ("uid", Text),
            ("controller", Switch),
            ("blockOwnerDeletion", Switch)))));

    private static readonly Struct Requirements = new(
        ("requiredResources", new ListOf(new Struct(
            ("requirementName", Text),
            ("apiVersion", Text),
            ("kind", Text),
            ("name", Text),
            ("namespace", Text),
            ("matchLabels", new MapOf(Text))))),
        ("requiredSchemas", new ListOf(new Struct(("requirementName", Text), ("apiVersion", Text), ("kind", Text)))));

    private static readonly Struct Step = new(
        ("step", Text),
        ("functionRef", new Struct(("name", Text))),
        ("input", new Struct()),
        ("requirements", Requirements),
        ("credentials", new ListOf(new Struct(
            ("name", Text),
            ("source", Text),
            ("secretRef", new Struct(("name", Text), ("namespace", Text)))))));

    public static readonly Struct Composition = new(
        ("metadata", Metadata),
        ("spec", new Struct(
            ("compositeTypeRef", new Struct(("apiVersion", Text), ("kind", Text))),
            ("mode", Text),
            ("pipeline", new ListOf(Step)),
            ("writeConnectionSecretsToNamespace", Text))));

    public static readonly Struct Function = new(
        ("metadata", Metadata),
        ("spec", new Struct(
            ("package", StrictText),
            ("packagePullPolicy", StrictText),
            ("packagePullSecrets", new ListOf(new Struct(("name", StrictText)))),
            ("revisionActivationPolicy", StrictText),
            ("revisionHistoryLimit", Integer),
            ("skipDependencyResolution", Switch),
            ("ignoreCrossplaneConstraints", Switch),
            ("commonLabels", new MapOf(StrictText)),
            ("runtimeConfigRef", new Struct(("apiVersion", StrictText), ("kind", StrictText), ("name", StrictText))),
            ("controllerConfigRef", new Struct(("name", StrictText))))));

    public static readonly Struct Secret = new(
        ("metadata", Metadata),
        ("type", Text),
        ("immutable", Switch),
        ("data", new MapOf(Bytes)),
        ("stringData", new MapOf(Text)));
}
