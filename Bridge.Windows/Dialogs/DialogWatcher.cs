using Microsoft.Extensions.Logging;

namespace Kiwoom.Bridge.Dialogs;

/// <summary>Looks for Kiwoom's windows from a thread of its own, because the control's may be stuck in one. Logs each once, and presses known notices away where that
/// is wanted.</summary>
/// <param name="source">The desktop.</param>
/// <param name="pressesNotices">Press away what <see cref="KiwoomDialog.MayBePressedAway"/>.</param>
/// <param name="logger">Says what opened and what was pressed.</param>
public sealed class DialogWatcher(IDialogSource source, bool pressesNotices, ILogger logger) : IKiwoomDialogs, IDisposable
{
    private static readonly TimeSpan _every = TimeSpan.FromSeconds(1);

    private readonly ManualResetEventSlim _end = new();
    private readonly HashSet<DialogWindow> _told = [];
    private readonly HashSet<long> _pressed = [];
    private Thread? _thread;
    private bool _failed;
    private volatile IReadOnlyList<KiwoomDialog> _open = [];

    /// <inheritdoc/>
    public IReadOnlyList<KiwoomDialog> Open => _open;

    /// <summary>Begins to look every second.</summary>
    public void Start()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "dialogs" };
        _thread.Start();
    }

    /// <summary>Looks once.</summary>
    public void Look()
    {
        var windows = source.List();
        var open = windows.Select(w => new KiwoomDialog(DialogClassifier.Classify(w), w)).OrderByDescending(d => d.WantsRestart).ToList();
        _told.RemoveWhere(told => windows.All(w => !IsSame(w, told)));
        _pressed.RemoveWhere(handle => windows.All(w => w.Handle != handle));
        foreach (var dialog in open.Where(d => !_told.Any(told => IsSame(d.Window, told))))
        {
            _told.Add(dialog.Window);
            logger.LogWarning("{Says} ({Kind}, {Process}, {Class})", dialog.Says, dialog.Kind, dialog.Window.ProcessName, dialog.Window.ClassName);
        }

        foreach (var dialog in open.Where(d => pressesNotices && d.MayBePressedAway && !_pressed.Contains(d.Window.Handle)))
        {
            _pressed.Add(dialog.Window.Handle);
            var done = source.Press(dialog.Window);
            logger.LogInformation("The notice '{Title}' was {Done}.", dialog.Window.Title, done ? "pressed away" : "not pressed away: its button does not answer");
        }

        _open = open;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Set();
        _thread?.Join();
        _end.Dispose();
    }

    // The same window with another title or text is another dialog to people.
    private static bool IsSame(DialogWindow one, DialogWindow other) => (one.Handle, one.Title, one.Text) == (other.Handle, other.Title, other.Text);

    private void Run()
    {
        do
        {
            try
            {
                Look();
                _failed = false;
            }
            catch (Exception fault)
            {
                if (!_failed)
                    logger.LogError(fault, "Kiwoom's windows cannot be listed.");
                _failed = true;
            }
        }
        while (!_end.Wait(_every));
    }
}
