using Crossplane.Functions.Conversion;
using Google.Protobuf.WellKnownTypes;
using Wire = Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Tests;

public class FunctionContextTests
{
    [Fact]
    public void Tag_OfTheRequest_IsReadAndCopied()
    {
        var response = new Wire.RunFunctionRequest { Meta = new Wire.RequestMeta { Tag = "abc" } }
            .Answer(context => Assert.Equal("abc", context.Tag));

        Assert.Equal("abc", response.Meta.Tag);
    }

    [Fact]
    public void Tag_RequestWithoutMeta_IsEmpty() =>
        Assert.Equal("", new Wire.RunFunctionRequest().Answer(_ => { }).Meta.Tag);

    [Theory]
    [InlineData(null, 60_000)]
    [InlineData(0, 0)]
    [InlineData(1500, 1500)]
    [InlineData(86_400_000, 86_400_000)]
    public void Ttl_SetOrNot_IsAlwaysStated(int? milliseconds, int expected)
    {
        var response = new Wire.RunFunctionRequest().Answer(
            context => context.Ttl = milliseconds is { } set ? TimeSpan.FromMilliseconds(set) : null);

        Assert.Equal(Duration.FromTimeSpan(TimeSpan.FromMilliseconds(expected)), response.Meta.Ttl);
    }

    [Fact]
    public void Ttl_NotSet_IsTheRunnersDefault() =>
        Assert.Equal(
            Duration.FromTimeSpan(TimeSpan.FromSeconds(5)),
            new Wire.RunFunctionRequest().Answer(_ => { }, new FunctionRunnerOptions { DefaultTtl = TimeSpan.FromSeconds(5) }).Meta.Ttl);

    [Fact]
    public void Input_OfTheStep_IsRead()
    {
        new Wire.RunFunctionRequest { Input = GoogleStruct.Encode("""{"kind":"Widget","spec":{"replicas":3}}""") }
            .Answer(context => Assert.Equal(3, context.Input!.As(TestJson.Default.Widget).Spec!.Replicas));
    }

    [Fact]
    public void Output_Set_IsAnswered()
    {
        var response = new Wire.RunFunctionRequest()
            .Answer(context => context.Output = StructDocument.FromJson("""{"a":null}"""u8));

        Requests.AssertStruct("""{"a":null}""", response.Output);
    }
}
