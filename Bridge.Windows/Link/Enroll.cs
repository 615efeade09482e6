using Kiwoom.Actors.Link;
using Kiwoom.Bridge.Link.Keys;

namespace Kiwoom.Bridge.Link;

/// <summary>Makes this machine's bridge known to a gateway.</summary>
public static class Enroll
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>Makes a new key, has the gateway register it under the code's bridge id, and keeps it (file mode 0600). An earlier enrolment of
    /// this data directory is replaced.</summary>
    /// <param name="code">What <c>kiwoom bridge enroll</c> printed.</param>
    /// <param name="dataDirectory">The bridge's data directory.</param>
    /// <param name="nodeVersion">The version of this program, for people.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="FormatException">The code is damaged.</exception>
    /// <exception cref="LinkRefusedException">The gateway refused: the code is unknown, used or expired, or the versions do not fit.</exception>
    /// <exception cref="LinkFaultException">The gateway cannot be reached, or its key is not the code's.</exception>
    public static async Task<BridgeIdentity> With(string code, string dataDirectory, string nodeVersion, CancellationToken cancellation = default)
    {
        var read = EnrolmentCode.Parse(code);
        var key = BridgeKey.Create();
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Longest);
        try
        {
            using var channel = await GatewayConnection.Open(read.Url, read.Pin, limited.Token).ConfigureAwait(false);
            var enrolled = await Handshake.Enrol(channel, read, key, LinkVersions.Current, nodeVersion, limited.Token).ConfigureAwait(false);
            var identity = new BridgeIdentity(enrolled.Bridge, read.Url, read.Pin.ToArray(), key);
            identity.Save(dataDirectory);
            await channel.Close().ConfigureAwait(false);
            return identity;
        }
        catch (OperationCanceledException fault) when (!cancellation.IsCancellationRequested)
        {
            key.Dispose();
            throw new LinkFaultException(LinkFault.HandshakeTimeout, $"the gateway at {read.Url} did not answer within {Longest.TotalSeconds:0} s", fault);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }
}
