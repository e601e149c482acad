using Crossplane.Functions.Readiness;
using Crossplane.Functions.Resources;
using FluentAssertions.Execution;
using TestSupport.Cel;

namespace Crossplane.Functions.Tests.Readiness;

/// <summary>Holds the checks against the states in Cases, and the verdicts in them against those of others.</summary>
public class ReadyCasesTests
{
    private const int MinStates = 6;

    public static TheoryData<string> Files => new(ReadyFile.All.Select(file => file.Name));

    [Theory]
    [MemberData(nameof(Files))]
    public void IsReady_OfStates_IsThatOfTheFile(string name)
    {
        using var scope = new AssertionScope();
        foreach (var state in ReadyFile.All.Single(file => file.Name == name).States)
        {
            state.Check.IsReady(state.ToDocument()).Should().Be(state.Ready, $"that is so for {state.State}");
            (ReadyChecks.Default.Decide(state.ToResource()) == Ready.True).Should().Be(state.Ready, $"it is {state.State}");
        }
    }

    [CelFact]
    public async Task CelQuery_OfState_SaysTheSameAsTheFile()
    {
        var states = ReadyFile.All.SelectMany(file => file.States.Select(state => (file.Name, State: state))).ToList();
        var verdicts = await CelPeer.EvaluateAsync(states.Select(item => (item.State.Check.CelQuery!, item.State.Object)));

        using var scope = new AssertionScope();
        verdicts.Should().HaveSameCount(states);
        foreach (var ((file, state), verdict) in states.Zip(verdicts))
        {
            verdict.Holds.Should().Be(state.Ready, $"that is so for {file}, {state.State}");
            if (!state.IsMalformed)
            {
                verdict.Error.Should().BeNull($"{file}, {state.State} has nothing that is malformed");
            }
        }
    }

    [Fact]
    public void Deviations_FromOthers_HaveReasons()
    {
        using var scope = new AssertionScope();
        foreach (var (file, state) in ReadyFile.All.SelectMany(file => file.States.Select(state => (file.Name, state))))
        {
            string[] deviations =
            [
                .. state.Ready != (state.Kstatus == "Current") ? ["kstatus"] : Array.Empty<string>(),
                .. state.Ready != state.AutoReady ? ["autoReady"] : Array.Empty<string>(),
            ];

            state.Reasons.Keys.Should().BeEquivalentTo(deviations, $"{file}, {state.State} deviates from these and no others");
            state.Reasons.Values.Should().NotContain(reason => string.IsNullOrWhiteSpace(reason), $"{file}, {state.State}");
        }
    }

    [Fact]
    public void Verdicts_OfOthers_NameTheirSource()
    {
        using var scope = new AssertionScope();
        foreach (var file in ReadyFile.All)
        {
            file.Sources.Keys.Should().BeEquivalentTo(["kstatus", "autoReady"], file.Name);
            file.Sources.Values.Should().OnlyContain(source => source.Contains(" of ", StringComparison.Ordinal), file.Name);
            file.States.Select(state => state.Kstatus).Should().BeSubsetOf(
                ["Current", "Error", "Failed", "InProgress", "Terminating"], file.Name);
        }
    }

    [Fact]
    public void Checks_OfTheSdk_HaveStatesOfAllSorts()
    {
        var states = ReadyFile.All.SelectMany(file => file.States).ToLookup(state => state.Check.CelQuery);

        using var scope = new AssertionScope();
        foreach (var check in ReadyChecks.Default.All)
        {
            check.CelQuery.Should().NotBeNull($"{check.Kind} may be delivered by provider-kubernetes");
            if (check.CelQuery != "true")
            {
                var own = states[check.CelQuery].ToList();
                own.Should().HaveCountGreaterThanOrEqualTo(MinStates, $"those of {check.Kind} differ");
                own.Should().Contain(state => state.IsMalformed, $"{check.Kind} has a status");
                own.Select(state => state.Ready).Should().Contain(true, check.Kind).And.Contain(false, check.Kind);
            }
        }
    }
}
