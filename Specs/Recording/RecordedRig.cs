using Kiwoom.Actors.Journal;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Recording;
using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Specs.Bridge;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.Recording;

/// <summary>A whole bridge on a simulated Kiwoom whose processes are recorded, each into its own memory.</summary>
internal sealed class RecordedRig
{
    private readonly List<MemoryStream> _files = [];
    private readonly bool _masks;

    public RecordedRig(SimulatedKiwoomOptions? simulated = null, ulong seed = 1, bool masks = false, IJournal? journal = null,
        Func<BridgeRig, IKiwoomApi>? control = null)
    {
        _masks = masks;
        Rig = new BridgeRig(simulated: simulated, journal: journal, seed: seed, record: Begin, control: control);
    }

    public BridgeRig Rig { get; }

    /// <summary>Stops the last process; gives every process's recording.</summary>
    public List<byte[]> Finish()
    {
        Rig.Stop();
        return [.. _files.Select(f => f.ToArray())];
    }

    /// <summary>The process dies, and its recording with it.</summary>
    public void Kill()
    {
        Rig.Kill();
        Rig.Recorder!.Dispose();
    }

    public static PlaybackResult Play(byte[] recording, bool strict = false) =>
        SessionPlayback.Play(Read(recording), new PlaybackOptions { InstantTolerance = TimeSpan.Zero, IsStrict = strict }, NullLoggerFactory.Instance);

    public static SessionRecording Read(byte[] recording) => RecordingReader.Read(new MemoryStream(recording));

    public static void ShouldPlayIdentically(byte[] recording)
    {
        var played = Play(recording);
        played.Divergences.ShouldBeEmpty();
        played.DivergenceCount.ShouldBe(0);
    }

    private SessionRecorder Begin(BridgeRig rig)
    {
        var file = new MemoryStream();
        _files.Add(file);
        return new SessionRecorder(
            file,
            new RecordingHeader
            {
                Node = "0.0.0",
                Bridge = Kiwoom.Actors.Identity.BridgeId.Parse("b1"),
                Mode = TradingMode.Paper,
                Kiwoom = "simulated",
                ReconnectsInProcess = true,
                FreshOutbox = rig.FreshOutbox,
                StartedAt = rig.Time.GetUtcNow(),
                Masked = _masks,
                Seed = 1,
            },
            new RecordingOptions { Path = "memory", MasksAccounts = _masks },
            new Clocks(rig.Time, rig.Time),
            NullLogger.Instance,
            RecordedState.Read(rig.Journal, CancellationToken.None).GetAwaiter().GetResult());
    }
}
