namespace AgentPlatform.Tests.EventDrivenServices;

public class EventDrivenServiceComposerTests
{
    public static TheoryData<string> CaseNames => new(GoldenCase.Discover(EventDrivenServiceFolders.Cases));

    [Theory]
    [MemberData(nameof(CaseNames))]
    public Task Compose_Case_IsAsExpected(string name) =>
        new GoldenCase(Path.Combine(EventDrivenServiceFolders.Cases, name)).VerifyAsync();
}
