using AgentPlatform.Values;

namespace AgentPlatform.Tests.Values;

public class NatsServerTests
{
    [Theory]
    [InlineData("nats://nats.nats.svc:4222", "nats.nats.svc", 4222)]
    [InlineData("nats://nats.nats.svc", "nats.nats.svc", 4222)]
    [InlineData("nats.nats.svc:4333", "nats.nats.svc", 4333)]
    [InlineData("nats", "nats", 4222)]
    [InlineData("NATS://Nats.Example.COM", "nats.example.com", 4222)]
    [InlineData("nats://nats.example.com:4222/", "nats.example.com", 4222)]
    [InlineData("tls://nats.example.com", "nats.example.com", 4222)]
    [InlineData("ws://nats.example.com", "nats.example.com", 80)]
    [InlineData("wss://nats.example.com", "nats.example.com", 443)]
    [InlineData("wss://nats.example.com:8443", "nats.example.com", 8443)]
    [InlineData("nats://user:secret@nats.example.com:4222", "nats.example.com", 4222)]
    [InlineData("nats://token@nats.example.com", "nats.example.com", 4222)]
    [InlineData("nats://user:p@ss@nats.example.com", "nats.example.com", 4222)]
    [InlineData("nats://192.0.2.7:4222", "192.0.2.7", 4222)]
    [InlineData("nats://[2001:db8::7]:4333", "2001:db8::7", 4333)]
    [InlineData("[::1]", "::1", 4222)]
    [InlineData("nats://host:1", "host", 1)]
    [InlineData("nats://host:65535", "host", 65535)]
    public void TryParseAll_OneServer_HasHostAndPort(string text, string host, int port)
    {
        NatsServer.TryParseAll(text, out var servers).Should().BeTrue($"\"{text}\" names a server");

        servers.Should().ContainSingle().Which.Should().Be(
            new NatsServer(host, port) { HasCredentials = text.Contains('@', StringComparison.Ordinal) });
    }

    [Fact]
    public void TryParseAll_SeveralServers_KeepTheirOrder()
    {
        NatsServer.TryParseAll("nats://b:4222, tls://a,nats://[::1]:4223", out var servers).Should().BeTrue(
            "a list of servers is allowed");

        servers.Should().Equal(new NatsServer("b", 4222), new NatsServer("a", 4222), new NatsServer("::1", 4223));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(",")]
    [InlineData("nats://a,")]
    [InlineData("nats://a,,nats://b")]
    [InlineData("nats://")]
    [InlineData("nats://:4222")]
    [InlineData("nats://user@")]
    [InlineData("http://nats.example.com")]
    [InlineData("://nats.example.com")]
    [InlineData("nats:/nats.example.com")]
    [InlineData("nats://nats_server")]
    [InlineData("nats://nats server")]
    [InlineData("nats://nats..svc")]
    [InlineData("nats://-nats")]
    [InlineData("nats://host:")]
    [InlineData("nats://host:0")]
    [InlineData("nats://host:65536")]
    [InlineData("nats://host:+1")]
    [InlineData("nats://host: 1")]
    [InlineData("nats://host:four")]
    [InlineData("nats://host:4222/path")]
    [InlineData("nats://host?tls=true")]
    [InlineData("nats://2001:db8::7")]
    [InlineData("nats://[2001:db8::7")]
    [InlineData("nats://[]")]
    [InlineData("nats://[host]:4222")]
    [InlineData("nats://[::1]4222")]
    public void TryParseAll_OtherText_IsRefused(string text)
    {
        NatsServer.TryParseAll(text, out var servers).Should().BeFalse($"\"{text}\" names no server");

        servers.Should().BeNull();
    }

    [Theory]
    [InlineData("nats", "")]
    [InlineData("nats.messaging", "messaging")]
    [InlineData("nats.messaging.svc", "messaging")]
    [InlineData("nats.messaging.svc.cluster.local", "messaging")]
    [InlineData("nats.messaging.svc.corp.example", "messaging")]
    [InlineData("nats.svc.svc", "svc")]
    [InlineData("nats-0.nats-headless.messaging.svc", "messaging")]
    [InlineData("nats-0.nats-headless.messaging.svc.cluster.local", "messaging")]
    [InlineData("nats.example.com", null)]
    [InlineData("eu.nats.example.com", null)]
    [InlineData("localhost", null)]
    [InlineData("192.0.2.7", null)]
    [InlineData("2001:db8::7", null)]
    public void ServiceNamespace_OfHost_IsWhereDnsFindsIt(string host, string? expected) =>
        new NatsServer(host, 4222).ServiceNamespace.Should().Be(expected);

    [Theory]
    [InlineData("nats", "nats-headless.team-a.svc.cluster.local:8222")]
    [InlineData("nats.messaging", "nats-headless.messaging.svc.cluster.local:8222")]
    [InlineData("nats.messaging.svc", "nats-headless.messaging.svc.cluster.local:8222")]
    [InlineData("nats.messaging.svc.cluster.local", "nats-headless.messaging.svc.cluster.local:8222")]
    [InlineData("nats.messaging.svc.corp.example", "nats-headless.messaging.svc.corp.example:8222")]
    [InlineData("nats-headless.messaging.svc", "nats-headless.messaging.svc.cluster.local:8222")]
    [InlineData("nats-0.nats-headless.messaging.svc", "nats-headless.messaging.svc.cluster.local:8222")]
    [InlineData("nats-0.peers.messaging.svc.corp.example", "peers.messaging.svc.corp.example:8222")]
    [InlineData("nats.example.com", "nats.example.com:8222")]
    [InlineData("localhost", "localhost:8222")]
    [InlineData("192.0.2.7", "192.0.2.7:8222")]
    [InlineData("2001:db8::7", "[2001:db8::7]:8222")]
    public void MonitoringEndpoint_OfHost_IsItsHttpPort(string host, string expected) =>
        new NatsServer(host, 4333).MonitoringEndpoint("team-a").Should().Be(expected);

    [Theory]
    [InlineData("nats://example.com", "com")]
    [InlineData("nats://example.com.", null)]
    [InlineData("nats://nats.nats.svc.", "nats")]
    [InlineData("nats://nats.nats.svc.cluster.local.", "nats")]
    public void ServiceNamespace_HostWithADotAtItsEnd_IsOutsideUnlessItNamesAService(string text, string? expected) =>
        NatsServer.ParseAll(text).Should().ContainSingle().Which.ServiceNamespace.Should().Be(expected);

    [Fact]
    public void TryParseAll_LabelOfMoreThan63Characters_IsNoHost() =>
        NatsServer.TryParseAll($"nats://nats.{new string('a', 64)}.svc", out _).Should().BeFalse(
            "a DNS label has 63 characters at most");
}
