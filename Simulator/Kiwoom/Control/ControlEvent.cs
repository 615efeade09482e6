using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>One event and the data that the getters give while it is raised.</summary>
internal sealed record ControlEvent(Action<IKiwoomEvents> Call)
{
    public string TrCode { get; init; } = "";

    public TrTable? Table { get; init; }

    public ChejanRecord? Chejan { get; init; }

    public string RealKey { get; init; } = "";

    public Func<int, string>? RealField { get; init; }
}
