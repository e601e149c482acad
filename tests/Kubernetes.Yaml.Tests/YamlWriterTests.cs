using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kubernetes.Yaml.Tests;

public class YamlWriterTests
{
    [Theory]
    [InlineData("null", "null\n")]
    [InlineData("true", "true\n")]
    [InlineData("false", "false\n")]
    [InlineData("{}", "{}\n")]
    [InlineData("[]", "[]\n")]
    [InlineData("\"a\"", "a\n")]
    [InlineData("\"a\\nb\"", "|-\n  a\n  b\n")]
    [InlineData("""{"a":{},"b":[],"c":null}""", "a: {}\nb: []\nc: null\n")]
    [InlineData("""{"a":[1,[2,[3]],{"b":[4]}]}""", "a:\n- 1\n- - 2\n  - - 3\n- b:\n  - 4\n")]
    [InlineData("""[[],{},[[]]]""", "- []\n- {}\n- - []\n")]
    [InlineData("""{"b":1,"a":{"d":1,"c":2}}""", "a:\n  c: 2\n  d: 1\nb: 1\n")]
    [InlineData("""{"a":"x\ny\n","b":1}""", "a: |\n  x\n  y\nb: 1\n")]
    [InlineData("""{"a":"x\ny\n\n","b":1}""", "a: |+\n  x\n  y\n\nb: 1\n")]
    [InlineData("""{"a":["x\ny","z"]}""", "a:\n- |-\n  x\n  y\n- z\n")]
    [InlineData("""{"yes":1,"1":2,"":3,"a: b":4,"a\tb":5}""", "\"\": 3\n\"1\": 2\n\"a\\tb\": 5\n'a: b': 4\n\"yes\": 1\n")]
    public void Write_Value_IsBlockStyle(string json, string expected) => YamlText.FromJson(json).Should().Be(expected);

    [Fact]
    public void Write_KeyOfMoreThan128Bytes_IsMarked()
    {
        var longest = new string('a', 128);
        var tooLong = new string('\u00E9', 65);

        YamlText.FromJson($$"""{"{{tooLong}}":2,"{{longest}}":1}""").Should().Be($"{longest}: 1\n? {tooLong}\n: 2\n");
    }

    [Theory]
    [InlineData("""{"a\nb":1}""", "? |-\n  a\n  b\n: 1\n")]
    [InlineData("""{"a\nb":{"c":1,"d":2}}""", "? |-\n  a\n  b\n: c: 1\n  d: 2\n")]
    [InlineData("""{"a\nb":[1,2]}""", "? |-\n  a\n  b\n: - 1\n  - 2\n")]
    [InlineData("""{"x":{"a\nb":[]}}""", "x:\n  ? |-\n    a\n    b\n  : []\n")]
    public void Write_KeyOfSeveralLines_IsMarked(string json, string expected) =>
        YamlText.FromJson(json).Should().Be(expected);

    [Fact]
    public void WriteAll_Documents_EachFollowASeparator()
    {
        JsonNode?[] documents = [JsonNode.Parse("""{"a":1}"""), JsonNode.Parse("""{"b":"x\n\n"}""")];

        YamlWriter.WriteAll(documents).Should().Be("---\na: 1\n---\nb: |+\n  x\n\n");
    }

    [Fact]
    public void WriteAll_CompositeAndResult_IsWhatTheRenderCommandPrints()
    {
        const string Composite = """
            {"status":{"conditions":[
              {"type":"Responsive","status":"True","reason":"WatchCircuitClosed","lastTransitionTime":"2024-01-01T00:00:00Z"},
              {"type":"Ready","status":"True","reason":"Available","lastTransitionTime":"2024-01-01T00:00:00Z"}]},
             "spec":{"crossplane":{"resourceRefs":[]}},
             "metadata":{"name":"my-bucket"},"kind":"XBucket","apiVersion":"example.org/v1alpha1"}
            """;
        const string Result = """
            {"apiVersion":"render.crossplane.io/v1beta1","kind":"Result","severity":"Normal","reason":"SelectComposition",
             "message":"Successfully selected composition: bucket-composition"}
            """;

        YamlWriter.WriteAll([JsonNode.Parse(Composite), JsonNode.Parse(Result)]).Should().Be(
            """
            ---
            apiVersion: example.org/v1alpha1
            kind: XBucket
            metadata:
              name: my-bucket
            spec:
              crossplane:
                resourceRefs: []
            status:
              conditions:
              - lastTransitionTime: "2024-01-01T00:00:00Z"
                reason: WatchCircuitClosed
                status: "True"
                type: Responsive
              - lastTransitionTime: "2024-01-01T00:00:00Z"
                reason: Available
                status: "True"
                type: Ready
            ---
            apiVersion: render.crossplane.io/v1beta1
            kind: Result
            message: 'Successfully selected composition: bucket-composition'
            reason: SelectComposition
            severity: Normal

            """);
    }

    [Fact]
    public void Write_ComposedResource_IsWhatTheRenderCommandPrints() => YamlText.FromJson("""
        {"apiVersion":"v1","kind":"ConfigMap","data":{"coolData":"I'm cool!"},"metadata":{
          "name":"basic-xr-namespaced-5263bcdb6bc3","namespace":"default","generateName":"basic-xr-namespaced-",
          "annotations":{"crossplane.io/composition-resource-name":"configmap"},
          "labels":{"crossplane.io/composite":"basic-xr-namespaced"},
          "ownerReferences":[{"apiVersion":"example.org/v1alpha1","kind":"Test","name":"basic-xr-namespaced",
            "uid":"d4624ca1-cd64-56e3-adf9-d99416d43e41","controller":true,"blockOwnerDeletion":true}]}}
        """).Should().Be(
        """
        apiVersion: v1
        data:
          coolData: I'm cool!
        kind: ConfigMap
        metadata:
          annotations:
            crossplane.io/composition-resource-name: configmap
          generateName: basic-xr-namespaced-
          labels:
            crossplane.io/composite: basic-xr-namespaced
          name: basic-xr-namespaced-5263bcdb6bc3
          namespace: default
          ownerReferences:
          - apiVersion: example.org/v1alpha1
            blockOwnerDeletion: true
            controller: true
            kind: Test
            name: basic-xr-namespaced
            uid: d4624ca1-cd64-56e3-adf9-d99416d43e41

        """);

    /// <summary>Values that .NET code puts into a tree, which no text was parsed for.</summary>
    [Fact]
    public void Write_ValuesOfDotNetTypes_AreWrittenAsTheirJson() => YamlWriter.Write(new JsonObject
    {
        ["byte"] = (byte)1,
        ["char"] = 'c',
        ["date"] = new DateTime(2030, 1, 2, 3, 4, 5, DateTimeKind.Utc),
        ["decimal"] = 1.50m,
        ["double"] = 1e21,
        ["list"] = JsonValue.Create(new[] { 1, 2 }),
        ["mapping"] = JsonValue.Create(new Dictionary<string, string> { ["b"] = "\u0085x", ["a"] = "1" }),
        ["single"] = 0.1f,
        ["ulong"] = ulong.MaxValue,
    }).Should().Be(
        """
        byte: 1
        char: c
        date: "2030-01-02T03:04:05Z"
        decimal: 1.5
        double: 1e+21
        list:
        - 1
        - 2
        mapping:
          a: "1"
          b: ' x'
        single: 0.1
        ulong: 18446744073709551615

        """);

    [Fact]
    public void Write_HalfOfASurrogatePair_IsTheReplacementCharacter() =>
        YamlWriter.Write(new JsonObject { ["a\uD83D"] = "\uDE00b \U0001F600" }).Should().Be(
            "a\uFFFD: \"\uFFFDb \\U0001F600\"\n");

    [Theory]
    [InlineData("""{"kind":"A","spec":{"a":1,"a":2}}""", "*same key*a*")]
    [InlineData("""{"kind":"A","spec":{"a":"\ud83d"}}""", "*surrogate*")]
    public void Write_TreeThatCannotBeRead_IsRefused(string json, string problem) =>
        Invoking(() => YamlText.FromJson(json)).Should().ThrowExactly<YamlWriteException>()
            .WithMessage("cannot marshal the value to YAML: " + problem);

    /// <summary>JSON has numbers that no double has; they would be written as infinity, which no reader takes.</summary>
    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    public void Write_NumberBeyondTheLargest_IsRefused(string number) =>
        Invoking(() => YamlText.FromJson($$"""{"a":[{{number}}]}""")).Should().ThrowExactly<YamlWriteException>()
            .WithMessage($"cannot marshal the value to YAML: numbers must be finite: the value of a[0] is {number}");

    [Fact]
    public void Write_ObjectOfDotNetTypes_MayBeDeeperThanReadersOfJsonTake()
    {
        using var deep = JsonDocument.Parse(
            new string('[', 100) + new string(']', 100), new JsonDocumentOptions { MaxDepth = 100 });
        var value = JsonValue.Create(new Dictionary<string, JsonElement> { ["a"] = deep.RootElement });

        YamlWriter.Write(value).Should().StartWith("a:\n- - -");
    }

    [Fact]
    public void Write_ObjectThatCannotBeConverted_IsRefused()
    {
        var endless = new Dictionary<string, object>();
        endless["self"] = endless;

        Invoking(() => YamlWriter.Write(JsonValue.Create(endless))).Should().ThrowExactly<YamlWriteException>()
            .WithMessage("cannot marshal the value to YAML: *cycle*");
        Invoking(() => YamlWriter.Write(JsonValue.Create(new Dictionary<string, object> { ["a"] = typeof(int) }))).Should()
            .ThrowExactly<YamlWriteException>().WithMessage("cannot marshal the value to YAML: *not supported*");
    }

    [Fact]
    public void Write_NestedToTheMaximum_IsWritten()
    {
        JsonNode value = new JsonArray();
        for (var depth = 1; depth < YamlWriter.MaxDepth; depth++)
        {
            value = new JsonArray(value);
        }

        YamlWriter.Write(value).Should().EndWith("- []\n");
        Invoking(() => YamlWriter.Write(new JsonArray(value))).Should().ThrowExactly<YamlWriteException>().WithMessage(
            "cannot marshal the value to YAML: lists and mappings may be nested at most 1000 deep");
    }
}
