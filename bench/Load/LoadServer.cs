using AgentPlatform;
using Crossplane.Functions.AspNetCore;
using Crossplane.Functions.AspNetCore.Calls;
using Crossplane.Functions.Hosting;
using Crossplane.Functions.Protocol;
using Grpc.AspNetCore.Server.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TestSupport.Servers;

namespace Benchmarks.Load;

/// <summary>A server that runs the function when it is called with version v1, and echoes the bytes of v1beta1.</summary>
internal static class LoadServer
{
    /// <summary>Prints the port and serves until the standard input ends.</summary>
    /// <param name="certificates">The directory of tls.crt, tls.key and ca.crt.</param>
    public static async Task RunAsync(string certificates)
    {
        var options = new FunctionHostOptions
        {
            Address = "127.0.0.1:0",
            MetricsAddress = "127.0.0.1:0",
            TlsCertificatesDirectory = certificates,
        };
        await using var server = await FunctionServer.StartAsync(AddServices, options);
        Console.WriteLine(server.EndPoint.Port);
        await Console.In.ReadToEndAsync();
    }

    private static void AddServices(IServiceCollection services)
    {
        services.AddCompositionFunction(new PlatformFunction());
        services.RemoveAll<IServiceMethodProvider<FunctionCalls>>();
        services.AddSingleton<IServiceMethodProvider<FunctionCalls>, FunctionOfV1>();
        services.AddSingleton<IServiceMethodProvider<FunctionCalls>>(
            new BytesMethods(BytesMethods.Echo, RunFunctionMethods.V1Beta1Service));
    }

    private sealed class FunctionOfV1 : IServiceMethodProvider<FunctionCalls>
    {
        public void OnServiceMethodDiscovery(ServiceMethodProviderContext<FunctionCalls> context) =>
            context.AddUnaryMethod(RunFunctionMethods.V1, [], (calls, request, call) => calls.RunAsync(request, call));
    }
}
