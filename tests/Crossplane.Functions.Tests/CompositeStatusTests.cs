using System.Text.Json;
using Crossplane.Functions.Conversion;
using Wire = Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Tests;

public class CompositeStatusTests
{
    private const string Composite =
        """{"apiVersion":"example.org/v1","kind":"Queue","metadata":{"name":"a"},"spec":{"size":1},"status":{"text":"observed"}}""";

    [Fact]
    public void Set_NoEarlierFunction_DesiresTheStatusOfTheObservedKind() =>
        AssertComposite(
            """{"apiVersion":"example.org/v1","kind":"Queue","status":{"text":"x","names":[],"labels":{"b":"c"}}}""",
            null,
            new WidgetSpec { Text = "x", Names = [], Labels = new Dictionary<string, string?> { ["a"] = null, ["b"] = "c" } });

    [Fact]
    public void Set_StatusOfEarlierFunctions_IsMerged() =>
        AssertComposite(
            """{"apiVersion":"example.org/v1","kind":"Queue","status":{"text":"new","size":1,"ports":[3],"inner":{"text":"kept","size":2}}}""",
            """{"status":{"text":"old","size":1,"ports":[1,2],"inner":{"text":"kept"}}}""",
            new WidgetSpec { Text = "new", Ports = [3], Inner = new WidgetSpec { Size = 2 } });

    [Fact]
    public void Set_Twice_MergesBoth()
    {
        var response = Requests.WithComposite(Composite).Answer(context =>
        {
            context.Status.Set(new WidgetSpec { Text = "a", Size = 1 }, TestJson.Default.WidgetSpec);
            context.Status.Set(new WidgetSpec { Text = "b" }, TestJson.Default.WidgetSpec);
        });

        Requests.AssertStruct(
            """{"apiVersion":"example.org/v1","kind":"Queue","status":{"text":"b","size":1}}""",
            response.Desired.Composite.Resource_);
    }

    [Fact]
    public void Set_Document_IsMergedLikeATypedStatus()
    {
        var request = Requests.WithComposite(Composite);
        request.Desired = new Wire.State
        {
            Composite = Requests.Resource("""{"status":{"text":"old","inner":{"text":"kept"}}}"""),
        };

        var response = request.Answer(context =>
            context.Status.Set(StructDocument.FromJson("""{"text":"new","gone":null,"inner":{"size":2},"names":[]}"""u8)));

        Requests.AssertStruct(
            """{"apiVersion":"example.org/v1","kind":"Queue","status":{"text":"new","inner":{"text":"kept","size":2},"names":[]}}""",
            response.Desired.Composite.Resource_);
    }

    [Fact]
    public void Set_NoDocument_IsRefused() => Requests.WithComposite(Composite).Answer(context =>
        Invoking(() => context.Status.Set(null!)).Should().ThrowExactly<ArgumentNullException>());

    [Fact]
    public void Set_CompositeWithoutKind_DesiresTheStatusAlone()
    {
        var response = new Wire.RunFunctionRequest()
            .Answer(context => context.Status.Set(new WidgetSpec { Text = "a" }, TestJson.Default.WidgetSpec));

        Requests.AssertStruct("""{"status":{"text":"a"}}""", response.Desired.Composite.Resource_);
    }

    [Fact]
    public void Set_ReadinessOfEarlierFunction_Stays()
    {
        var request = Requests.WithComposite(Composite);
        request.Desired = new Wire.State { Composite = new Wire.Resource { Ready = Wire.Ready.True }.WithUnknownField() };

        var composite = request.Answer(context =>
            context.Status.Set(new WidgetSpec { Text = "a" }, TestJson.Default.WidgetSpec)).Desired.Composite;

        composite.Ready.Should().Be(Wire.Ready.True);
        Requests.UnknownFieldsOf(composite).Should().Equal(Requests.UnknownFieldsOf(request.Desired.Composite));
    }

    [Theory]
    [InlineData("ratio")]
    [InlineData("size")]
    public void Set_NumberThatIsNotExact_NamesThePath(string field)
    {
        var status = field == "ratio" ? new WidgetSpec { Ratio = double.NaN } : new WidgetSpec { Size = long.MaxValue };

        Requests.WithComposite(Composite).Answer(context =>
        {
            var exception = Invoking(() => context.Status.Set(status, TestJson.Default.WidgetSpec))
                .Should().ThrowExactly<ConversionException>().Which;
            exception.Path.Should().Be($"status.{field}");
        });
    }

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void Set_DeepDocument_IsBoundedWithTheObjectAroundIt(int levels, bool isSet) =>
        Requests.WithComposite(Composite).Answer(context =>
        {
            var status = StructDocument.From(
                JsonDocument.Parse(GoogleStruct.Nested(levels), new JsonDocumentOptions { MaxDepth = 512 }).RootElement,
                TestJson.Default.JsonElement);

            if (isSet)
            {
                context.Status.Set(status);
                context.Desired.Composite.Document.Should().NotBeNull();
            }
            else
            {
                Invoking(() => context.Status.Set(status)).Should().ThrowExactly<ConversionException>();
            }
        });

    [Fact]
    public void Set_NoStatus_IsRefused() => Requests.WithComposite(Composite).Answer(context =>
        Invoking(() => context.Status.Set(null, TestJson.Default.WidgetSpec)).Should().ThrowExactly<ArgumentNullException>());

    [Fact]
    public void Set_DocumentWithNulls_LeavesThemOut()
    {
        var response = Requests.WithComposite(Composite).Answer(context =>
            context.Status.Set(GoogleStruct.Document("""{"text":null,"inner":{"size":null,"names":[null]}}""")));

        Requests.AssertJson(
            """{"inner":{"names":[null]}}""",
            new StructDocument(response.Desired.Composite.Resource_.Memory).ToJsonElement().GetProperty("status"));
    }

    [Fact]
    public void Set_DocumentThatCannotBeRead_IsRefused() => Requests.WithComposite(Composite).Answer(context =>
        Invoking(() => context.Status.Set(new StructDocument(new byte[] { 0x0A, 0x05 })))
            .Should().ThrowExactly<ConversionException>());

    [Fact]
    public void Set_TooDeep_IsAConversionException()
    {
        var status = new WidgetSpec();
        for (var level = 0; level < 300; level++)
        {
            status = new WidgetSpec { Inner = status };
        }

        Requests.WithComposite(Composite)
            .Answer(context => Invoking(() => context.Status.Set(status, TestJson.Default.WidgetSpec))
            .Should().ThrowExactly<ConversionException>());
    }

    private static void AssertComposite(string expected, string? desired, WidgetSpec status)
    {
        var request = Requests.WithComposite(Composite);
        if (desired is not null)
        {
            request.Desired = new Wire.State { Composite = Requests.Resource(desired) };
        }

        var response = request.Answer(context => context.Status.Set(status, TestJson.Default.WidgetSpec));

        Requests.AssertStruct(expected, response.Desired.Composite.Resource_);
    }
}
