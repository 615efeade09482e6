using System.Security.Cryptography;
using Akka.Actor;
using Akka.Event;
using Kiwoom.OnAkka.Remoting.Guard;
using Kiwoom.OnAkka.Remoting.Wire;

namespace Kiwoom.OnAkka.Remoting.Channel;

/// <summary>The gateway's end of one channel.</summary>
/// <param name="open">What the bridge asked with.</param>
/// <param name="peer">The bridge's end.</param>
/// <param name="settings">Who serves it.</param>
internal sealed class AcceptedChannel(OpenChannel open, IActorRef peer, LinkDoorSettings settings) : ChannelEnd
{
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private ChannelAccepted? _accepted;

    /// <inheritdoc/>
    protected override Address Peer => peer.Path.Address;

    /// <inheritdoc/>
    protected override void PreStart()
    {
        base.PreStart();
        PartSeal sending, receiving;
        try
        {
            (_accepted, sending, receiving) = ChannelSecrets.Accept(open, settings.Certificate);
        }
        catch (Exception fault) when (fault is CryptographicException or PlatformNotSupportedException)
        {
            WireGuard.Of(Context.System).Dropped("a request for a channel holds a key that is none");
            Context.Stop(Self);
            return;
        }

        var (self, system) = (Self, Context.System);
        var channel = new AkkaFrameChannel(open.Channel, sending, receiving, part => peer.Tell(part, self), () => system.Stop(self), settings.Options, settings.Clock);
        Channel = channel;
        peer.Tell(_accepted, Self);
        var (log, from) = (_log, Readable(peer.Path.Address));
        _ = Task.Run(async () =>
        {
            try
            {
                await settings.Serve(channel, from).ConfigureAwait(false);
            }
            catch (Exception fault)
            {
                log.Error(fault, "A link's channel ended with a fault that nobody expected");
            }
            finally
            {
                channel.Dispose();
            }
        });
    }

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        // The answer was lost. Nobody but the bridge that asked first gets it.
        if (message is OpenChannel again && Sender.Equals(peer) && again.EphemeralKey.AsSpan().SequenceEqual(open.EphemeralKey))
            peer.Tell(_accepted!, Self);
        else
            base.OnReceive(message);
    }

    // What the peer says of itself goes into the log: letters and figures only, and not many.
    private static string Readable(Address address) =>
        string.Concat($"{address}".Take(100).Select(c => char.IsAsciiLetterOrDigit(c) || ".:/@-_[]".Contains(c) ? c : '?'));
}
