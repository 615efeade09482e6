using System.Net;

namespace Kiwoom.Gateway.Hosting;

/// <summary>Section <c>akka</c> of <c>gateway.json</c>: where a gateway that is built with Akka.NET takes bridges and strategies over Akka.Remote. Any
/// other build keeps to its form and does nothing with it, so that a data directory can change its engine.</summary>
public sealed record AkkaSettings
{
    /// <summary>The TCP port; 0 for any free one. The one after the link's where left out.</summary>
    public int? Port { get; init; }

    /// <summary>The address to listen on; the gateway's where left out.</summary>
    public string? Listen { get; init; }

    /// <summary>The name under which others dial this gateway. It is part of every path: Akka.Remote drops what was sent to another name. <c>localhost</c>
    /// where the gateway listens on a loopback address and this is left out; wanted otherwise.</summary>
    public string? PublicHost { get; init; }

    /// <summary>The port under which others dial this gateway, where something in between changes it.</summary>
    public int? PublicPort { get; init; }

    /// <summary>The default settings.</summary>
    public static AkkaSettings Default { get; } = new();

    /// <summary>Throws <see cref="InvalidDataException"/> that names everything that is wrong.</summary>
    public void Demand()
    {
        if (Errors().ToArray() is { Length: > 0 } errors)
            throw new InvalidDataException($"{GatewaySettings.FileName}: {string.Join("; ", errors.Select(e => $"akka.{e}"))}");
    }

    /// <summary>The address to listen on.</summary>
    /// <param name="gateway">The gateway's.</param>
    public IPAddress ListenOn(IPAddress gateway) => Listen is { } own ? IPAddress.Parse(own) : gateway;

    /// <summary>The name under which others dial. Throws <see cref="InvalidDataException"/> where it must be given.</summary>
    /// <param name="listens">The address to listen on.</param>
    public string DialledAs(IPAddress listens) =>
        PublicHost
        ?? (IPAddress.IsLoopback(listens)
            ? "localhost"
            : throw new InvalidDataException(
                $"{GatewaySettings.FileName}: akka.public_host is missing. The gateway listens on {listens}: give the name or address under which bridges and strategies dial it"));

    private IEnumerable<string> Errors()
    {
        if (Port is < 0 or > 65535)
            yield return "port takes 0 to 65535";
        if (PublicPort is < 1 or > 65535)
            yield return "public_port takes 1 to 65535";
        if (Listen is not null && !IPAddress.TryParse(Listen, out _))
            yield return $"listen takes an IP address, not '{Listen}'";
        if (PublicHost is not null && Uri.CheckHostName(PublicHost) == UriHostNameType.Unknown)
            yield return $"public_host takes a name or an address, without a port, not '{PublicHost}'";
    }
}
