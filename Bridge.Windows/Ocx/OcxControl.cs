using System.Runtime.Versioning;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Bridge.Dialogs;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Bridge.Ocx.Pump;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Bridge.Ocx;

/// <summary>Kiwoom's own control on its thread, and a look-out for its windows.</summary>
[SupportedOSPlatform("windows")]
public sealed class OcxControl : IKiwoomControl
{
    private readonly StaThread _thread;
    private readonly DialogWatcher _dialogs;

    private OcxControl(StaThread thread, IKiwoomApi api, DialogWatcher dialogs) => (_thread, Api, _dialogs) = (thread, api, dialogs);

    /// <inheritdoc/>
    public IKiwoomApi Api { get; }

    /// <inheritdoc/>
    public IKiwoomThread Thread => _thread;

    /// <inheritdoc/>
    public IKiwoomDialogs Dialogs => _dialogs;

    /// <inheritdoc/>
    public bool ReconnectsInProcess => false;

    /// <summary>Makes the control. Throws <see cref="ControlException"/>, which says what to do.</summary>
    /// <param name="options">Set-up.</param>
    /// <param name="machine">The machine's clock.</param>
    /// <param name="loggers">Logs.</param>
    public static async Task<OcxControl> Start(OcxControlOptions options, TimeProvider machine, ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(options);
        var logger = loggers.CreateLogger<OcxControl>();
        var dialogs = new DialogWatcher(new DesktopDialogSource(), options.PressesNotices, loggers.CreateLogger<DialogWatcher>());
        StaThread? thread = null;
        try
        {
            thread = await StaThread.Start(options.Thread, machine, loggers.CreateLogger<StaThread>()).ConfigureAwait(false);
            dialogs.Start();
            var sta = thread;
            var making = sta.Invoke(() =>
            {
                var host = ControlHost.Create(options.Host);
                sta.AtEnd(host.Dispose);
                return new OcxKiwoom(host.Control, (name, fault) => logger.LogError(fault, "The handler of {Event} threw.", name));
            });
            return new OcxControl(sta, await making.WaitAsync(options.CreationTimeout, machine).ConfigureAwait(false), dialogs);
        }
        catch (Exception fault)
        {
            var says = string.Join(' ', dialogs.Open.Select(d => d.Says));
            if (thread is not null)
                await thread.DisposeAsync().ConfigureAwait(false);
            dialogs.Dispose();
            if (fault is TimeoutException)
                throw new ControlException(ControlTrouble.TimedOut, $"Kiwoom's control was not made within {options.CreationTimeout}. {(says.Length > 0 ? says : "No window of Kiwoom's is open.")}", fault);
            throw;
        }
    }

    /// <summary>Ends the control and its thread; see <see cref="StaThread.DisposeAsync"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        await _thread.DisposeAsync().ConfigureAwait(false);
        _dialogs.Dispose();
    }
}
