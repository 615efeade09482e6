using System.Security.Cryptography;
using Akka.Actor;
using Kiwoom.Actors.Link;
using Kiwoom.OnAkka.Remoting.Wire;

namespace Kiwoom.OnAkka.Remoting.Channel;

/// <summary>The bridge's end of one channel.</summary>
/// <param name="door">The gateway's door.</param>
/// <param name="pin">SHA-256 of the gateway's SubjectPublicKeyInfo.</param>
/// <param name="opened">Told of the open channel, or why there is none.</param>
/// <param name="options">How it behaves.</param>
/// <param name="clock">The machine's clock.</param>
internal sealed class DialledChannel(IActorRef door, ReadOnlyMemory<byte> pin, TaskCompletionSource<IFrameChannel> opened, AkkaLinkOptions options, TimeProvider clock) : ChannelEnd, IWithTimers
{
    private readonly ECDiffieHellman _key = ChannelSecrets.NewKey();
    private OpenChannel _open = null!;

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc/>
    protected override Address Peer => door.Path.Address;

    /// <inheritdoc/>
    protected override void PreStart()
    {
        base.PreStart();
        _open = new OpenChannel(ChannelId.New(), _key.ExportSubjectPublicKeyInfo());
        Timers.StartPeriodicTimer(AskAgain.Instance, AskAgain.Instance, TimeSpan.Zero, options.AskAgain);
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        opened.TrySetException(new LinkFaultException(LinkFault.Stopped, "this end stopped"));
        _key.Dispose();
        base.PostStop();
    }

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case AskAgain when Channel is null:
                door.Tell(_open, Self);
                break;
            case ChannelAccepted accepted when Channel is null && accepted.Channel == _open.Channel && Sender.Path.Address == Peer:
                Confirm(accepted);
                break;
            case ChannelRefused refused when Channel is null && refused.Channel == _open.Channel:
                Lost("the gateway has as many connections as it takes");
                break;
            default:
                base.OnReceive(message);
                break;
        }
    }

    /// <inheritdoc/>
    protected override void Lost(string reason)
    {
        if (Channel is null)
        {
            opened.TrySetException(new LinkFaultException(LinkFault.Closed, $"the gateway at {Peer} cannot be reached: {reason}"));
            Context.Stop(Self);
        }
        else
        {
            base.Lost(reason);
        }
    }

    private void Confirm(ChannelAccepted accepted)
    {
        Timers.CancelAll();
        try
        {
            var (sending, receiving) = ChannelSecrets.Confirm(_open, _key, accepted, pin.Span);
            _key.Dispose();
            var (self, peer, system) = (Self, Sender, Context.System);
            Channel = new AkkaFrameChannel(_open.Channel, sending, receiving, part => peer.Tell(part, self), () => system.Stop(self), options, clock);
            if (!opened.TrySetResult(Channel))
                Channel.Abort();
        }
        catch (LinkFaultException fault)
        {
            opened.TrySetException(fault);
            Context.Stop(Self);
        }
    }

    private sealed class AskAgain
    {
        internal static readonly AskAgain Instance = new();
    }
}
