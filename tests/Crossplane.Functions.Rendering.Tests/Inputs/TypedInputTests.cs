using Crossplane.Functions.Rendering.Inputs;

namespace Crossplane.Functions.Rendering.Tests.Inputs;

public class TypedInputTests
{
    [Theory]
    [InlineData("""{"metadata":{"name":123}}""", """{"metadata":{"name":"123"}}""")]
    [InlineData("""{"metadata":{"labels":{"a":1.5,"b":true,"c":null}}}""", """{"metadata":{"labels":{"a":"1.5","b":"true","c":""}}}""")]
    [InlineData(
        """{"spec":{"pipeline":[{"step":1,"functionRef":{"name":2},"input":{"a":3}}]}}""",
        """{"spec":{"pipeline":[{"step":"1","functionRef":{"name":"2"},"input":{"a":3}}]}}""")]
    [InlineData(
        """{"spec":{"pipeline":[{"requirements":{"requiredResources":[{"requirementName":false,"matchLabels":{"l":1}}]}}]}}""",
        """{"spec":{"pipeline":[{"requirements":{"requiredResources":[{"requirementName":"false","matchLabels":{"l":"1"}}]}}]}}""")]
    [InlineData("""{"spec":null,"other":[1]}""", """{"spec":null,"other":[1]}""")]
    [InlineData("""{"metadata":{"finalizers":[null]}}""", """{"metadata":{"finalizers":[""]}}""")]
    [InlineData(
        """{"spec":{"pipeline":[null,{"credentials":[null],"requirements":{"requiredResources":[null],"requiredSchemas":[null]}}]}}""",
        """{"spec":{"pipeline":[{},{"credentials":[{}],"requirements":{"requiredResources":[{}],"requiredSchemas":[{}]}}]}}""")]
    [InlineData("""{"metadata":{"finalizers":[1,"a"]}}""", """{"metadata":{"finalizers":["1","a"]}}""")]
    public void Convert_Composition_HasTextWhereTextBelongs(string json, string expected)
    {
        var composition = Json.Object(json);

        TypedInput.Convert(composition, FieldTypes.Composition).Should().BeEmpty();

        composition.ToJsonString().Should().Be(expected);
    }

    [Theory]
    [InlineData("""{"spec":{"package":5}}""", "cannot unmarshal number into spec.package: it must be text")]
    [InlineData("""{"spec":{"revisionHistoryLimit":"1"}}""", "cannot unmarshal string into spec.revisionHistoryLimit: it must be an integer")]
    [InlineData("""{"spec":{"revisionHistoryLimit":1.5}}""", "cannot unmarshal number into spec.revisionHistoryLimit: it must be an integer")]
    [InlineData("""{"spec":{"skipDependencyResolution":"no"}}""", "cannot unmarshal string into spec.skipDependencyResolution: it must be true or false")]
    [InlineData("""{"spec":{"packagePullSecrets":[{"name":{}}]}}""", "cannot unmarshal object into spec.packagePullSecrets[0].name: it must be text")]
    [InlineData("""{"metadata":[],"spec":true}""", "cannot unmarshal array into metadata: it must be a mapping|cannot unmarshal bool into spec: it must be a mapping")]
    public void Convert_FunctionOfOtherTypes_NamesEveryField(string json, string expected) =>
        TypedInput.Convert(Json.Object(json), FieldTypes.Function).Should().Equal(expected.Split('|'));

    [Theory]
    [InlineData("""{"data":{"token":12345678}}""", "cannot unmarshal number into data.token: it must be text in base64")]
    [InlineData("""{"data":{"token":"s e c r e t"}}""", "cannot unmarshal string into data.token: it must be text in base64")]
    [InlineData("""{"data":{"token":"dg= ="}}""", "cannot unmarshal string into data.token: it must be text in base64")]
    [InlineData("""{"data":{"token":"dg==\t"}}""", "cannot unmarshal string into data.token: it must be text in base64")]
    [InlineData("""{"data":"none"}""", "cannot unmarshal string into data: it must be a mapping")]
    public void Convert_SecretOfOtherTypes_NamesTheKeyButNotTheValue(string json, string expected) =>
        TypedInput.Convert(Json.Object(json), FieldTypes.Secret).Should().Equal(expected);

    [Fact]
    public void Convert_Secret_KeepsItsData()
    {
        var secret = Json.Object("""{"data":{"a":"dg=\r\n=","b":"","c":null},"stringData":{"d":1}}""");

        TypedInput.Convert(secret, FieldTypes.Secret).Should().BeEmpty();

        secret.ToJsonString().Should().Be("""{"data":{"a":"dg=\r\n=","b":"","c":null},"stringData":{"d":"1"}}""");
    }
}
