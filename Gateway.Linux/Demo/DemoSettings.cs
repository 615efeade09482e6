using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Security;

namespace Kiwoom.Gateway.Demo;

/// <summary>What is configured for the demonstration where its data directory says nothing.</summary>
internal static class DemoSettings
{
    // Nobody but this system trades the simulated account, so an order of unknown outcome needs no person to recognise it.
    private const string Settings = "{ \"traded_elsewhere\": false }\n";

    internal static void Ensure(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, GatewaySettings.FileName);
        if (!File.Exists(path))
            PrivateFile.Write(path, Settings);
    }
}
