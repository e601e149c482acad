namespace AgentPlatform.Tests.Kinds;

public class GoldenCasesTests
{
    [Theory]
    [MemberData(nameof(KindFiles.AllCases), MemberType = typeof(KindFiles))]
    public Task Compose_Case_IsAsExpected(string kind, string folder) => KindFiles.Find(kind).Case(folder).VerifyAsync();
}
