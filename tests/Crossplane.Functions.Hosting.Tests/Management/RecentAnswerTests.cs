using System.Text;
using Crossplane.Functions.Hosting.Management;
using Microsoft.AspNetCore.Http;

namespace Crossplane.Functions.Hosting.Tests.Management;

public sealed class RecentAnswerTests
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(1);

    private readonly ManualTime _time = new();
    private readonly RecentAnswer _recent;
    private int _collections;

    public RecentAnswerTests() => _recent = new RecentAnswer(Age, _time);

    [Fact]
    public async Task Answer_WithinTheAge_IsTheSame()
    {
        (await GetAsync()).Should().Be((200, "text/plain", "1"));

        _time.Elapsed += Age - TimeSpan.FromTicks(1);

        (await GetAsync()).Should().Be((200, "text/plain", "1"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-365)]
    [InlineData(365)]
    public async Task Answer_AfterTheAge_IsANewOneWhateverTheClockSays(int days)
    {
        await GetAsync();

        _time.Now = _time.Now.AddDays(days);
        _time.Elapsed += Age;

        (await GetAsync()).Body.Should().Be("2");
    }

    [Fact]
    public async Task Answer_AfterTheClockIsSet_IsTheSameWithinTheAge()
    {
        await GetAsync();

        _time.Now = _time.Now.AddDays(365);

        (await GetAsync()).Body.Should().Be("1");
    }

    [Fact]
    public async Task Answer_InAnotherFormat_IsOfThatFormat()
    {
        await GetAsync();

        (await GetAsync("application/openmetrics-text;version=1.0.0")).Body.Should().Be("2");
        (await GetAsync("APPLICATION/OpenMetrics-Text")).Body.Should().Be("2");
        (await GetAsync("text/html")).Body.Should().Be("1", "that is how many formats there are");
    }

    [Fact]
    public async Task Answer_ThatFails_IsNotKept()
    {
        await Awaiting(() => _recent.AnswerAsync(new DefaultHttpContext(), _ => throw new InvalidOperationException()))
            .Should().ThrowAsync<InvalidOperationException>();

        (await GetAsync()).Body.Should().Be("1");
    }

    private async Task<(int Status, string? ContentType, string Body)> GetAsync(string accept = "")
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext();
        context.Request.Method = HttpMethods.Get;
        context.Request.Headers.Accept = accept;
        context.Response.Body = body;
        await _recent.AnswerAsync(context, CollectAsync);
        return (context.Response.StatusCode, context.Response.ContentType, Encoding.UTF8.GetString(body.ToArray()));
    }

    private Task CollectAsync(HttpContext context)
    {
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync($"{++_collections}");
    }
}
