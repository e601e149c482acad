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

    private static readonly Struct Names = new(
        ("plural", Text),
        ("singular", Text),
        ("shortNames", new ListOf(Text)),
        ("kind", Text),
        ("listKind", Text),
        ("categories", new ListOf(Text)));

    private static readonly Struct NameReference = new(("name", Text));

    private static readonly Recursive Schema = new(() => SchemaFields!);

    private static readonly OneOf SchemaOrSwitch = new(Schema, Switch);

    /// <summary>JSONSchemaProps of the API server. Go embeds no field of it: nothing is converted.</summary>
    private static readonly Struct SchemaFields = new(
        ("id", StrictText),
        ("$schema", StrictText),
        ("$ref", StrictText),
        ("description", StrictText),
        ("type", StrictText),
        ("format", StrictText),
        ("title", StrictText),
        ("default", Any),
        ("maximum", Number),
        ("exclusiveMaximum", Switch),
        ("minimum", Number),
        ("exclusiveMinimum", Switch),
        ("maxLength", Integer),
        ("minLength", Integer),
        ("pattern", StrictText),
        ("maxItems", Integer),
        ("minItems", Integer),
        ("uniqueItems", Switch),
        ("multipleOf", Number),
        ("enum", new ListOf(Any)),
        ("maxProperties", Integer),
        ("minProperties", Integer),
        ("required", new ListOf(StrictText)),
        ("items", new OneOf(Schema, new ListOf(Schema))),
        ("allOf", new ListOf(Schema)),
        ("oneOf", new ListOf(Schema)),
        ("anyOf", new ListOf(Schema)),
        ("not", Schema),
        ("properties", new MapOf(Schema)),
        ("additionalProperties", SchemaOrSwitch),
        ("patternProperties", new MapOf(Schema)),
        ("dependencies", new MapOf(new OneOf(Schema, new ListOf(StrictText)))),
        ("additionalItems", SchemaOrSwitch),
        ("definitions", new MapOf(Schema)),
        ("externalDocs", new Struct(("description", StrictText), ("url", StrictText))),
        ("example", Any),
        ("nullable", Switch),
        ("x-kubernetes-preserve-unknown-fields", Switch),
        ("x-kubernetes-embedded-resource", Switch),
        ("x-kubernetes-int-or-string", Switch),
        ("x-kubernetes-list-map-keys", new ListOf(StrictText)),
        ("x-kubernetes-list-type", StrictText),
        ("x-kubernetes-map-type", StrictText),
        ("x-kubernetes-validations", new ListOf(new Struct(
            ("rule", StrictText),
            ("message", StrictText),
            ("messageExpression", StrictText),
            ("reason", StrictText),
            ("fieldPath", StrictText),
            ("optionalOldSelf", Switch)))));

    /// <summary>A CompositeResourceDefinition without the schemas, which Crossplane reads later.</summary>
    public static readonly Struct Definition = new(
        ("metadata", Metadata),
        ("spec", new Struct(
            ("group", Text),
            ("names", Names),
            ("claimNames", Names),
            ("scope", Text),
            ("connectionSecretKeys", new ListOf(Text)),
            ("defaultCompositionRef", NameReference),
            ("enforcedCompositionRef", NameReference),
            ("defaultCompositionUpdatePolicy", Text),
            ("versions", new ListOf(new Struct(
                ("name", Text),
                ("referenceable", Switch),
                ("served", Switch),
                ("deprecated", Switch),
                ("deprecationWarning", Text),
                ("schema", new Struct()),
                ("additionalPrinterColumns", new ListOf(new Struct(
                    ("name", Text),
                    ("type", Text),
                    ("format", Text),
                    ("description", Text),
                    ("priority", Integer),
                    ("jsonPath", Text))))))))));

    /// <summary>The schema of a version of a CompositeResourceDefinition.</summary>
    public static readonly Struct VersionSchema = new(("schema", new Struct(("openAPIV3Schema", Schema))));

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
