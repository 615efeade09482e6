using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Bridge.Dialogs;

namespace Kiwoom.Bridge.Hosting;

/// <summary>A running control and the thread that owns it: the OCX, the simulator or a recording. Disposing it ends both.</summary>
public interface IKiwoomControl : IAsyncDisposable
{
    /// <summary>The control; called on <see cref="Thread"/> only.</summary>
    IKiwoomApi Api { get; }

    /// <summary>The control's thread.</summary>
    IKiwoomThread Thread { get; }

    /// <summary>Whether it can log in again in the same process after a break; Kiwoom's control needs a new process [B].</summary>
    bool ReconnectsInProcess { get; }

    /// <summary>Its windows that wait for a person; a simulator has none.</summary>
    IKiwoomDialogs Dialogs => NoDialogs.Instance;
}
