using System.Text.Json;
using Crossplane.Functions.Hosting.Logging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Crossplane.Functions.Hosting.Tests.Logging;

public sealed class JsonLineFormatterTests
{
    private const string Start = """{"level":"info","ts":"2026-01-02T03:04:05.678Z","logger":"my.Category","msg":"my message" """;

    private readonly LoggerExternalScopeProvider _scopes = new();

    [Fact]
    public void Write_WithoutFields_IsOneObjectOnOneLine() =>
        Write([]).Should().Be($"{Start.TrimEnd()}}}\n");

    [Theory]
    [InlineData(LogLevel.Trace, "debug")]
    [InlineData(LogLevel.Debug, "debug")]
    [InlineData(LogLevel.Information, "info")]
    [InlineData(LogLevel.Warning, "warn")]
    [InlineData(LogLevel.Error, "error")]
    [InlineData(LogLevel.Critical, "error")]
    public void Write_OfLevel_HasItsNameInZap(LogLevel level, string name) =>
        Write([], level: level).Should().StartWith($$"""{"level":"{{name}}","ts":""");

    [Fact]
    public void Write_OfFields_FollowsTheMessageWithFlatFieldsInCamelCase() =>
        Fields([new("Milliseconds", 1.5), new("endPoint", "[::]:9443"), new("{OriginalFormat}", "{Milliseconds} {endPoint}")])
            .Should().Be(""" "milliseconds":1.5,"endPoint":"[::]:9443" """.Trim());

    [Fact]
    public void Write_OfNumbers_WritesNumbers() =>
        Fields([new("Int", -7), new("Long", long.MaxValue), new("Double", 0.25)])
            .Should().Be(""" "int":-7,"long":9223372036854775807,"double":0.25 """.Trim());

    [Fact]
    public void Write_OfNumbersThatJsonLacks_WritesTexts() =>
        Fields([new("Nan", double.NaN), new("Most", double.PositiveInfinity)])
            .Should().Be(""" "nan":"NaN","most":"Infinity" """.Trim());

    [Fact]
    public void Write_OfFlagAndNull_WritesThem() =>
        Fields([new("Yes", true), new("None", null)]).Should().Be(""" "yes":true,"none":null """.Trim());

    [Fact]
    public void Write_OfTime_WritesItInUtcAsRfc3339() =>
        Fields([new("NotAfter", new DateTimeOffset(2027, 2, 3, 4, 5, 6, TimeSpan.FromHours(2)))])
            .Should().Be(""" "notAfter":"2027-02-03T02:05:06Z" """.Trim());

    [Fact]
    public void Write_OfOtherValue_WritesItsText() =>
        Fields([new("Level2", LogLevel.Warning), new("Uri", new Uri("http://localhost/"))])
            .Should().Be(""" "level2":"Warning","uri":"http://localhost/" """.Trim());

    [Fact]
    public void Write_InScopes_AddsTheirFieldsAfterThoseOfTheMessage()
    {
        using var outer = _scopes.Push(new KeyValuePair<string, object?>[] { new("tag", "t1"), new("Kind", "Greeting") });
        using var text = _scopes.Push("a scope without fields");
        using var inner = _scopes.Push(new KeyValuePair<string, object?>[] { new("name", "my-greeting") });

        Fields([new("Count", 1)]).Should().Be(""" "count":1,"tag":"t1","kind":"Greeting","name":"my-greeting" """.Trim());
    }

    [Fact]
    public void Write_OfTheSameNameTwice_WritesTheFirst()
    {
        using var scope = _scopes.Push(new KeyValuePair<string, object?>[] { new("count", 3), new("Kind", "scope") });

        Fields([new("Count", 1), new("count", 2)]).Should().Be(""" "count":1,"kind":"scope" """.Trim());
    }

    [Fact]
    public void Write_OfNamesThatEveryLineHas_KeepsTheLines() =>
        Fields([new("Level", "x"), new("Ts", "x"), new("Logger", "x"), new("Msg", "x"), new("Other", "y")])
            .Should().Be(""" "other":"y" """.Trim());

    [Fact]
    public void Write_OfException_AddsItsTypesWithoutTheirMessages()
    {
        var exception = new InvalidOperationException("the-secret", new FormatException("the-secret"));

        var line = Write([new("Count", 1)], exception: exception);

        using var json = JsonDocument.Parse(line);
        json.RootElement.EnumerateObject().Select(field => field.Name)
            .Should().Equal("level", "ts", "logger", "msg", "count", "error");
        json.RootElement.GetProperty("error").GetString()
            .Should().Be($"System.InvalidOperationException{Environment.NewLine}caused by System.FormatException");
        line.Should().NotContain("the-secret").And.EndWith("}\n");
        line.Count(character => character == '\n').Should().Be(1);
    }

    [Fact]
    public void Write_OfThrownException_AddsItsStackTrace()
    {
        var exception = Invoking(() => throw new InvalidOperationException("the-secret"))
            .Should().Throw<InvalidOperationException>().Which;

        using var json = JsonDocument.Parse(Write([], exception: exception));

        json.RootElement.GetProperty("error").GetString().Should().StartWith("System.InvalidOperationException")
            .And.Contain(nameof(Write_OfThrownException_AddsItsStackTrace)).And.NotContain("the-secret");
    }

    [Theory]
    [InlineData("a \"quoted\" word")]
    [InlineData("two\nlines\r\nand a\ttab")]
    [InlineData("a back\\slash and \u001b[31mcolour")]
    [InlineData("naïve <b> & 日本 \u2028 \u0085 😀")]
    public void Write_OfAnyMessage_StaysOneLineWithTheMessage(string message)
    {
        var line = Write([new("Text", message)], message: message);

        using var json = JsonDocument.Parse(line);
        json.RootElement.GetProperty("msg").GetString().Should().Be(message);
        json.RootElement.GetProperty("text").GetString().Should().Be(message);
        line.Should().EndWith("}\n");
        line[..^1].Should().NotContainAny("\n", "\r", "\t", "\u001b");
    }

    [Fact]
    public void Write_OfQuotationMarks_KeepsThemReadable() =>
        Write([], message: "a \"quoted\" <word>").Should().Contain("""msg":"a \"quoted\" <word>" """.TrimEnd());

    /// <summary>The fields after those that every line has.</summary>
    private string Fields(KeyValuePair<string, object?>[] state)
    {
        var line = Write(state);
        line.Should().StartWith($"{Start.TrimEnd()},").And.EndWith("}\n");
        return line[(Start.TrimEnd().Length + 1)..^2];
    }

    private string Write(
        KeyValuePair<string, object?>[] state,
        LogLevel level = LogLevel.Information,
        string message = "my message",
        Exception? exception = null)
    {
        using var writer = new StringWriter();
        var entry = new LogEntry<KeyValuePair<string, object?>[]>(
            level, "my.Category", default, state, exception, (_, _) => message);
        new JsonLineFormatter(new SetTime()).Write(entry, _scopes, writer);
        return writer.ToString();
    }
}
