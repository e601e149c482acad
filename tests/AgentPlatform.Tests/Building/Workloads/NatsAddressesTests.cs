using System.Net;
using System.Text.Json;
using AgentPlatform.Building.Nats;
using AgentPlatform.Tests.AgentExecutors;
using AgentPlatform.Tests.Settings;

namespace AgentPlatform.Tests.Building.Workloads;

public class NatsAddressesTests
{
    private const string Refusal = "spec.natsUrl must not name an address in ";

    [Theory]
    [InlineData("169.254.0.0/16", "169.254.169.254", true)]
    [InlineData("169.254.0.0/16", "169.255.0.0", false)]
    [InlineData("10.0.0.5/30", "10.0.0.6", true)]
    [InlineData("10.0.0.5/30", "10.0.0.8", false)]
    [InlineData("fe80::/10", "febf::1", true)]
    [InlineData("fe80::/10", "fec0::1", false)]
    [InlineData("169.254.0.0/16", "fe80::1", false)]
    [InlineData("no range", "10.0.0.1", false)]
    [InlineData("10.0.0.0/33", "10.0.0.0", false)]
    public void Contains_Address_IsComparedByTheBitsOfThePrefix(string range, string address, bool isIn) =>
        NatsAddresses.Contains(range, IPAddress.Parse(address)).Should().Be(isIn);

    [Theory]
    [InlineData("169.254.169.254:80", "169.254.0.0/16")]
    [InlineData("nats://nats.nats.svc,tls://100.100.100.200", "100.100.100.200/32")]
    [InlineData("nats://[::ffff:169.254.169.254]:80", "169.254.0.0/16")]
    [InlineData("nats://[fd00:ec2::254]", "fd00:ec2::254/128")]
    [InlineData("nats://2852039166:80", "169.254.0.0/16")]
    [InlineData("nats://169.254.43518", "169.254.0.0/16")]
    [InlineData("nats://168.63.129.16:80", "168.63.129.16/32")]
    [InlineData("nats://[fd00:42::42]", "fd00:42::42/128")]
    [InlineData("nats://[64:ff9b::a9fe:a9fe]", "64:ff9b::a9fe:0/112")]
    [InlineData("nats://10.0.0.1", null)]
    public async Task RunAsync_AddressOfAMetadataService_IsRefused(string url, string? range)
    {
        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(("spec.natsUrl", JsonSerializer.Serialize(url))));

        (answer.Message.Desired is null).Should().Be(range is not null);
        if (range is not null)
        {
            answer.FatalMessage().Should().Contain($": {Refusal}{range} (network.exceptCidrs of Settings), but names ");
        }
    }

    [Fact]
    public async Task RunAsync_DefaultOfThePlatformAtSuchAnAddress_IsAProblemOfTheSettings()
    {
        var answer = await PlatformCall.RenderAsync(
            AgentExecutorSample.Minimal(), input: SettingsSample.With("defaults", """{"natsUrl":"169.254.169.254"}"""));

        answer.FatalMessage().Should().Be(
            "cannot read Settings, the input of the pipeline step: defaults.natsUrl must not name an address in 169.254.0.0/16 "
                + "(network.exceptCidrs of Settings), but names 169.254.169.254");
    }

    [Theory]
    [InlineData("""{"exceptCidrs":[]}""", "nats.example.org", "0.0.0.0/0 ::/0 0.0.0.0/0")]
    [InlineData("""{"exceptCidrs":["10.0.0.0/8","fd00::/8"]}""", "nats.example.org",
        "0.0.0.0/0 but 10.0.0.0/8 ::/0 but fd00::/8 0.0.0.0/0 but 10.0.0.0/8")]
    [InlineData("""{"exceptCidrs":["10.0.0.0/8"]}""", "1.2.3.4,[2001:db8::7]",
        "1.2.3.4/32 2001:db8::7/128 0.0.0.0/0 but 10.0.0.0/8")]
    [InlineData("""{"exceptCidrs":[]}""", "169.254.169.254", "169.254.169.254/32 0.0.0.0/0")]
    public async Task RunAsync_RulesForAddresses_LeaveOutWhatThePlatformSays(string network, string url, string expected)
    {
        var answer = await PlatformCall.RenderAsync(
            AgentExecutorSample.Minimal(("spec.natsUrl", JsonSerializer.Serialize(url))),
            input: SettingsSample.With("network", network));

        var blocks = answer.Object("networkpolicy").GetProperty("spec").GetProperty("egress").EnumerateArray()
            .SelectMany(rule => rule.GetProperty("to").EnumerateArray())
            .Where(peer => peer.TryGetProperty("ipBlock", out _))
            .Select(peer => peer.GetProperty("ipBlock"))
            .Select(block => block.GetProperty("cidr").GetString() + (block.TryGetProperty("except", out var except)
                ? $" but {string.Join(',', except.EnumerateArray().Select(item => item.GetString()))}"
                : ""));
        string.Join(' ', blocks).Should().Be(expected);
    }
}
