using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Bridge.Hosting;

namespace Kiwoom.Bridge.Recording;

/// <summary>A recording as a control: the third one, beside the OCX and the simulator.</summary>
internal sealed class RecordedControl(PlayedKiwoom api, RecordingHeader header) : IKiwoomControl
{
    private readonly PlayedThread _thread = new();

    /// <inheritdoc/>
    public IKiwoomApi Api => api;

    /// <inheritdoc/>
    public IKiwoomThread Thread => _thread;

    /// <inheritdoc/>
    public bool ReconnectsInProcess => header.ReconnectsInProcess;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _thread.DisposeAsync();
}
