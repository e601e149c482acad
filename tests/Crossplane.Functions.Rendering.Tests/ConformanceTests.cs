using Crossplane.Functions.Testing;
using FluentAssertions.Execution;

namespace Crossplane.Functions.Rendering.Tests;

/// <summary>
/// Each folder below <c>Cases</c> is one invocation of <c>render</c>: its input, what its functions answer, and all that
/// it prints. With UPDATE_GOLDEN=1 the expectations are rewritten, and the run fails so that nobody takes it for a test.
/// What was recorded of the official command is never rewritten: ours must print and return the same, as
/// <see cref="Recording"/> compares it, except in the cases of <see cref="CaseLists"/>, which must differ.
/// </summary>
[Collection(nameof(CurrentDirectory))]
public class ConformanceTests
{
    public static TheoryData<string> Cases() => [.. CaseLists.Names()];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Render_Case_PrintsWhatIsExpected(string name)
    {
        var folder = new CaseFolder(Path.Combine(CaseLists.Folder(), name));
        var actual = await folder.RenderAsync();

        var isOwn = !folder.IsRecorded || CaseLists.Deliberate.ContainsKey(name);
        var hasOwnMessage = CaseLists.OwnMessages.ContainsKey(name);
        if (GoldenFile.IsUpdate)
        {
            folder.Write(actual, isOwn, hasOwnMessage);
            Execute.Assertion.FailWith(
                $"The expectation of {name} was rewritten; look at it and run again without UPDATE_GOLDEN.");
        }

        var expected = folder.ReadExpected();
        if (isOwn)
        {
            folder.HasExpectation.Should().BeTrue("{0} must have expected.yaml or expected.err", name);
        }
        else
        {
            var official = Recording.Comparable(folder.ReadOfficial());
            expected = hasOwnMessage ? official with { Error = expected.Error } : official;
            actual = hasOwnMessage
                ? Recording.OfOurs(actual) with { Error = actual.Error }
                : Recording.OfOurs(actual);
        }

        actual.Error.Should().Be(expected.Error);
        actual.Output.Should().Be(expected.Output);
        actual.Code.Should().Be(expected.Code);
    }

    [Fact]
    public void Deliberate_Recorded_DiffersFromTheRecording()
    {
        foreach (var name in CaseLists.Deliberate.Keys)
        {
            var folder = new CaseFolder(Path.Combine(CaseLists.Folder(), name));
            folder.IsRecorded.Should().BeTrue("{0} is in deliberate.txt", name);
            (Recording.OfOurs(folder.ReadExpected()) with { Error = "" }).Should().NotBe(
                Recording.Comparable(folder.ReadOfficial()) with { Error = "" }, "{0} is in deliberate.txt", name);
        }
    }

    [Fact]
    public void OwnMessages_Recorded_DifferFromTheRecording()
    {
        foreach (var name in CaseLists.OwnMessages.Keys)
        {
            var folder = new CaseFolder(Path.Combine(CaseLists.Folder(), name));
            var official = folder.ReadOfficial();
            var expected = folder.ReadExpected() with { Code = official.Code };
            folder.IsRecorded.Should().BeTrue("{0} is in own-messages.txt", name);
            Recording.OfOurs(expected).Error.Should().NotBe(
                Recording.Comparable(official).Error, "{0} is in own-messages.txt", name);
        }
    }
}
