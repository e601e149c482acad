using Crossplane.Functions.Hosting.Logging;
using Crossplane.Functions.Protocol;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Crossplane.Functions.Hosting.Tests.Logging;

public sealed class TextLineFormatterTests
{
    private readonly LoggerExternalScopeProvider _scopes = new();

    [Theory]
    [InlineData(LogLevel.Trace, "debug")]
    [InlineData(LogLevel.Debug, "debug")]
    [InlineData(LogLevel.Information, "info ")]
    [InlineData(LogLevel.Warning, "warn ")]
    [InlineData(LogLevel.Error, "error")]
    [InlineData(LogLevel.Critical, "error")]
    public void Write_OfLevel_HasTimeLevelLoggerAndMessage(LogLevel level, string name) =>
        Write("my message", level).Should().Be($"2026-01-02T03:04:05.678Z {name} my.Category: my message\n");

    [Fact]
    public void Write_OfMessageWithControlCharacters_ReplacesThemAndKeepsItsLines() =>
        Write("red \u001b[31m \u009b31m\n   at A()").Should().EndWith(": red \uFFFD[31m \uFFFD31m\n   at A()\n");

    [Fact]
    public void Write_InTheScopeOfACall_EndsWithItsIdentity()
    {
        var identity = CallIdentity.From(RunFunctionRequest.Parser.ParseFrom(CompositeRequest.Create()));
        using var scope = _scopes.Push(identity);

        Write("my message").Should().EndWith(
            "my.Category: my message tag=tag-1 kind=Greeting namespace=my-namespace name=my-greeting\n");
    }

    [Fact]
    public void Write_OfValuesThatAreNoWords_QuotesThem()
    {
        using var text = _scopes.Push("a scope without fields");
        using var scope = _scopes.Push(new KeyValuePair<string, object?>[]
        {
            new("Empty", ""), new("Nothing", null), new("Words", "two words"), new("Quoted", "a\"b"), new("Equation", "a=b"),
            new("Lines", "a\nb\u001b"), new("Count", 3), new("{OriginalFormat}", "{Count}"),
        });

        Write("my message").Should().EndWith(
            """my message empty="" nothing="" words="two words" quoted="a\"b" equation="a=b" lines="a\nb\u001B" count=3"""
                + "\n");
    }

    [Fact]
    public void Write_OfMessageWithAStackTrace_HasTheFieldsOnTheFirstLine()
    {
        using var scope = _scopes.Push(new KeyValuePair<string, object?>[] { new("tag", "t1") });

        Write("it failed with System.FormatException\n   at A.B()").Should().EndWith(
            "it failed with System.FormatException tag=t1\n   at A.B()\n");
    }

    [Fact]
    public void Write_OfException_AddsItsTypesWithoutTheirMessages()
    {
        var exception = new InvalidOperationException("the-secret", new FormatException("the-secret"));

        Write("my message", exception: exception).Should().EndWith(
            $"my message\nSystem.InvalidOperationException{Environment.NewLine}caused by System.FormatException\n");
    }

    private string Write(string message, LogLevel level = LogLevel.Information, Exception? exception = null)
    {
        using var writer = new StringWriter();
        var entry = new LogEntry<string>(level, "my.Category", default, "", exception, (_, _) => message);
        new TextLineFormatter(new SetTime()).Write(entry, _scopes, writer);
        return writer.ToString();
    }
}
