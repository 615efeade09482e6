using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Kiwoom.Bridge.Ocx.Win32;

namespace Kiwoom.Bridge.Ocx.Pump;

/// <summary>A message-only window through which a thread's queue is served. Messages to a window arrive inside the loop of a modal dialog too, where those to a
/// thread are lost.</summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe class PumpWindow : IDisposable
{
    /// <summary>Class of all windows of this process's own; an unknown message takes its usual way.</summary>
    internal const string ClassName = "Kiwoom.Bridge";

    private const uint WorkMessage = User32.FirstOwnMessage + 1;

    // Looks into the queue where a wake-up could not be posted, because the thread's message queue was full.
    private const uint HeartbeatMilliseconds = 250;

    private static readonly Lazy<ushort> _class = new(Register);

    [ThreadStatic]
    private static PumpWindow? _ofThread;

    private readonly Action _serve;
    private readonly nint _window;

    internal PumpWindow(Action serve)
    {
        _ = _class.Value;
        _serve = serve;
        _window = User32.CreateWindow(0, ClassName, null, 0, 0, 0, 0, 0, User32.MessageOnly, 0, Kernel32.GetModuleHandle(null), 0);
        if (_window == 0)
            throw new Win32Exception();
        _ofThread = this;
        if (User32.SetTimer(_window, 1, HeartbeatMilliseconds, 0) == 0)
            throw new Win32Exception();
    }

    /// <summary>Makes sure that windows of <see cref="ClassName"/> can be made.</summary>
    internal static void EnsureClass() => _ = _class.Value;

    /// <summary>Has the queue served soon; false where the message could not be posted. Safe for all threads.</summary>
    internal bool Wake() => User32.PostMessage(_window, WorkMessage, 0, 0);

    /// <summary>Pumps until <see cref="User32.PostQuitMessage"/>.</summary>
    internal static void Pump()
    {
        NativeMessage message;
        int got;
        while ((got = User32.GetMessage(&message, 0, 0, 0)) > 0)
        {
            _ = User32.TranslateMessage(&message);
            _ = User32.DispatchMessage(&message);
        }

        if (got < 0)
            throw new Win32Exception();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ofThread = null;
        _ = User32.DestroyWindow(_window);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static nint Procedure(nint window, uint message, nuint wParam, nint lParam)
    {
        if (_ofThread is not { } own || window != own._window || message is not (WorkMessage or User32.TimerMessage))
            return User32.DefaultProcedure(window, message, wParam, lParam);
        own._serve();
        return 0;
    }

    private static ushort Register()
    {
        fixed (char* name = ClassName)
        {
            var windowClass = new WindowClass
            {
                Size = (uint)sizeof(WindowClass),
                Procedure = &Procedure,
                Instance = Kernel32.GetModuleHandle(null),
                ClassName = name,
            };
            var atom = User32.RegisterClass(&windowClass);
            return atom != 0 ? atom : throw new Win32Exception();
        }
    }
}
