using System.Net;
using System.Security.Cryptography;
using Akka.Actor;
using Kiwoom.OnAkka.Configuration;
using Kiwoom.OnAkka.Hosting;
using Kiwoom.OnAkka.Remoting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.OnAkka.Orders;

/// <summary>The actor system of a strategy's own process: <c>akka.hocon</c> as the nodes use it, so that it speaks to the gateway's door and takes nothing but that
/// door's messages. It dials; nobody dials it.</summary>
public static class StrategySystem
{
    private const string Protocol = "akka.ssl.tcp";
    private const int RandomBytes = 8;

    /// <summary>Reads a gateway's address, or throws <see cref="FormatException"/>.</summary>
    public static Address ParseGateway(string? text) =>
        Address.TryParse(text, out var address) && address is { Protocol: Protocol, Host.Length: > 0, Port: > 0 } && address.ToString() == text!.TrimEnd('/')
            ? address
            : throw new FormatException($"'{text}' is no gateway's address: {Protocol}://{RemotingSettings.GatewaySystem}@HOST:PORT is wanted, with the host as the gateway calls itself.");

    /// <summary>Whether a gateway is on this machine.</summary>
    public static bool IsLoopback(Address gateway)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        return gateway.Host == "localhost" || (IPAddress.TryParse(gateway.Host, out var ip) && IPAddress.IsLoopback(ip));
    }

    /// <summary>Starts one. Throws <see cref="InvalidDataException"/> for a configuration beside the program that Akka does not take.</summary>
    /// <param name="name">Its name: letters and digits. Something random is added, because the gateway knows each system by its address and all dial from loopback addresses.</param>
    /// <param name="clock">The machine's clock.</param>
    /// <param name="loggers">Hears what Akka has to say; nobody does where left out.</param>
    public static ActorSystem Start(string name, TimeProvider clock, ILoggerFactory? loggers = null) => AkkaNode.StartSystem(new AkkaNodeOptions
    {
        Name = $"{name}-{RandomNumberGenerator.GetHexString(2 * RandomBytes, lowercase: true)}",
        Configuration = AkkaConfiguration.Load(null, AppContext.BaseDirectory),
        Overlay = RemotingSettings.BridgeOverlay(),
        Setups = [RemotingSettings.Tls(RemotingSettings.Throwaway(clock))],
        Loggers = loggers ?? NullLoggerFactory.Instance,
    });
}
