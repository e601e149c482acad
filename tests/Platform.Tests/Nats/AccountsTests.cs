using NATS.Client.Core;
using NATS.Client.JetStream;
using Platform.Tests.Gitops;
using Platform.Tests.Rendering;

namespace Platform.Tests.Nats;

/// <summary>Each team has an account of NATS, and nobody else is let in.</summary>
public sealed class AccountsTests
{
    [Fact]
    public void Accounts_OfThePlatform_AreThoseOfTheWorkloads()
    {
        var claim = RenderedExample.ThePlatformsClaim();

        PlatformAccounts.Accounts.Select(account => account.Key).Should().Equal(claim.Text("spec", "natsAccount"));
    }

    /// <summary>A password in Git would be one that everybody has.</summary>
    [Fact]
    public void Passwords_OfAccounts_AreVariablesFromASecret()
    {
        var users = PlatformAccounts.Accounts.SelectMany(account => account.Value!["users"]!.AsArray()).ToArray();
        users.Should().NotBeEmpty();
        users.Should().AllSatisfy(user =>
            user!["password"]!.GetValue<string>().Should().MatchRegex(@"^<< \$[A-Z_]+ >>$"));

        PlatformAccounts.Passwords.Keys.Should().AllSatisfy(variable =>
            (PlatformAccounts.Environment[variable]?["valueFrom"]?["secretKeyRef"]?["name"]?.GetValue<string>()).Should().Be(
                "nats-accounts"));
    }

    [Fact]
    public void User_OfTheJobAndTheClaim_ComesFromOneSecretOfTheStore()
    {
        var secret = PlatformRepository.Only("ExternalSecret", "agent-executor-nats");
        var job = StreamJob.OfThePlatform.Container["env"]!.AsArray().Select(variable => variable!["valueFrom"]?["secretKeyRef"])
            .Where(reference => reference is not null).Select(reference => $"{reference!["name"]}/{reference["key"]}");
        var claim = RenderedExample.ThePlatformsClaim().Find("spec", "secretRefs")!.AsArray().SelectMany(reference =>
            reference!["env"]!.AsArray().Select(variable => $"{reference["name"]}/{variable!["secretKey"]}"));
        var kept = secret.Find("spec", "data")!.AsArray()
            .Select(item => $"{secret.Text("spec", "target", "name")}/{item!["secretKey"]}").ToArray();

        job.Should().Equal(kept);
        claim.Should().Equal(kept);
    }

    [ToolFact("nats-server")]
    public async Task Client_WithoutUser_IsRefused()
    {
        await using var server = await NatsServerProcess.StartAsThePlatformAsync();
        await using var connection = server.ClientOf(null).Connection;

        await Awaiting(async () => await connection.ConnectAsync()).Should().ThrowAsync<NatsException>();
    }

    [ToolFact("nats-server")]
    public async Task Stream_OfATeam_IsNotThereForAnother()
    {
        await using var server = await NatsServerProcess.StartAsThePlatformAsync();
        var job = StreamJob.OfThePlatform;

        var run = await job.RunAsync(server.Url, user: PlatformAccounts.Workload);

        (run.Error, run.ExitCode).Should().Be(("", 0));
        (await NamesAsync(server.JetStream)).Should().Equal(job.Stream);
        var stranger = server.ClientOf(PlatformAccounts.Stranger);
        await using var connection = stranger.Connection;
        (await NamesAsync(stranger)).Should().BeEmpty();
    }

    [ToolFact("nats-server")]
    public async Task Job_WithoutUser_FailsSoThatItIsTriedAgain()
    {
        await using var server = await NatsServerProcess.StartAsThePlatformAsync();

        var run = await StreamJob.OfThePlatform.RunAsync(server.Url);

        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain("cannot add stream");
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(NatsJSContext client)
    {
        var names = new List<string>();
        await foreach (var name in client.ListStreamNamesAsync())
        {
            names.Add(name);
        }

        return names;
    }
}
