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
            .Answer(context => context.Tag.Should().Be("abc"));

        response.Meta.Tag.Should().Be("abc");
    }

    [Fact]
    public void Tag_RequestWithoutMeta_IsEmpty() =>
        new Wire.RunFunctionRequest().Answer(_ => { }).Meta.Tag.Should().BeEmpty();

    [Theory]
    [InlineData(null, 60_000)]
    [InlineData(0, 0)]
    [InlineData(1500, 1500)]
    [InlineData(86_400_000, 86_400_000)]
    public void Ttl_SetOrNot_IsAlwaysStated(int? milliseconds, int expected)
    {
        var response = new Wire.RunFunctionRequest().Answer(
            context => context.Ttl = milliseconds is { } set ? TimeSpan.FromMilliseconds(set) : null);

        response.Meta.Ttl.Should().Be(Duration.FromTimeSpan(TimeSpan.FromMilliseconds(expected)));
    }

    [Fact]
    public void Ttl_NotSet_IsTheRunnersDefault() =>
        new Wire.RunFunctionRequest().Answer(_ => { }, new FunctionRunnerOptions
        {
            DefaultTtl = TimeSpan.FromSeconds(5),
        }).Meta.Ttl.Should().Be(
            Duration.FromTimeSpan(TimeSpan.FromSeconds(5)));

    [Fact]
    public void Input_OfTheStep_IsRead()
    {
        new Wire.RunFunctionRequest { Input = GoogleStruct.Encode("""{"kind":"Widget","spec":{"replicas":3}}""") }
            .Answer(context => context.Input!.As(TestJson.Default.Widget).Spec!.Replicas.Should().Be(3));
    }

    [Fact]
    public void Output_Set_IsAnswered()
    {
        var response = new Wire.RunFunctionRequest()
            .Answer(context => context.Output = StructDocument.FromJson("""{"a":null}"""u8));

        Requests.AssertStruct("""{"a":null}""", response.Output);
    }
}
