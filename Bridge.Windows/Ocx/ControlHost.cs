using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using AxInterop.KHOpenAPILib;
using Kiwoom.Bridge.Ocx.Pump;
using Kiwoom.Bridge.Ocx.Win32;

namespace Kiwoom.Bridge.Ocx;

/// <summary>The control in a window of its own, below a parent that nobody sees: as other wrappers of the control do, because it refuses to work without
/// (fact sheet §1.2). Make it, use it and dispose it on the control's thread.</summary>
[SupportedOSPlatform("windows")]
internal sealed class ControlHost : IDisposable
{
    // Farther than any screen reaches; a window moved there is shown and yet not seen.
    private const int OffScreen = -32000;
    private const int ParentSide = 100;
    private const int ControlSide = 10;

    private readonly nint _parent;
    private readonly nint _site;

    private ControlHost(nint parent, nint site, KHOpenAPI control) => (_parent, _site, Control) = (parent, site, control);

    internal KHOpenAPI Control { get; }

    /// <summary>Makes parent, site and control. Throws <see cref="ControlException"/>.</summary>
    internal static ControlHost Create(ControlHostOptions options)
    {
        var registration = ControlRegistration.Read();
        if (registration.Trouble is var (trouble, text))
            throw new ControlException(trouble, text);
        PumpWindow.EnsureClass();
        if (!AtlAx.AtlAxWinInit())
            throw new ControlException(ControlTrouble.CreationFailed, "Windows' container for controls (atl.dll) cannot be used: repair Windows with 'sfc /scannow'.");
        var (style, extended, place) = options.ShowsParentOffScreen
            ? (User32.Popup | User32.Visible, User32.ToolWindow | User32.NoActivate, OffScreen)
            : (User32.Popup, 0u, 0);
        var parent = User32.CreateWindow(
            extended, PumpWindow.ClassName, "Kiwoom Open API+", style, place, place, ParentSide, ParentSide, 0, 0, Kernel32.GetModuleHandle(null), 0);
        if (parent == 0)
            throw new ControlException(ControlTrouble.CreationFailed, "No window could be made: does the bridge run in a user's desktop session?", new Win32Exception());
        nint site = 0;
        try
        {
            site = User32.CreateWindow(
                0, AtlAx.WindowClassName, registration.ClassId.ToString("B"), User32.Child | User32.Visible, 0, 0, ControlSide, ControlSide, parent, 0,
                Kernel32.GetModuleHandle(null), 0);
            return new ControlHost(parent, site, Take(site, registration));
        }
        catch
        {
            Destroy(site, parent);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Control.Dispose();
        Destroy(_site, _parent);
    }

    private static KHOpenAPI Take(nint site, ControlRegistration registration)
    {
        if (site == 0 || AtlAx.AtlAxGetControl(site, out var unknown) < 0 || unknown == 0)
        {
            var hresult = registration.TryCreate();
            throw new ControlException(ControlTrouble.CreationFailed, registration.IsFileMissing
                ? $"Kiwoom's control is registered, but its file {registration.File} is not there: install Kiwoom Open API+ again."
                : hresult < 0
                ? $"Kiwoom's control ({registration.File}) is registered but cannot be made (0x{hresult:X8}: {Marshal.GetPInvokeErrorMessage(hresult).Trim()}). Is the Visual C++ 2010 x86 "
                    + "runtime installed? Install Kiwoom Open API+ again."
                : $"Kiwoom's control ({registration.File}) can be made but not be put into a window. Does the bridge run in a user's desktop session?");
        }

        try
        {
            return new KHOpenAPI(unknown);
        }
        catch (KHOpenAPIException fault)
        {
            throw new ControlException(ControlTrouble.NotKiwooms, $"What is registered as {KHOpenAPIIdentity.ProgId} ({registration.File}) is not Kiwoom's control: {fault.Message}", fault);
        }
        finally
        {
            Marshal.Release(unknown);
        }
    }

    private static void Destroy(nint site, nint parent)
    {
        if (site != 0)
            _ = User32.DestroyWindow(site);
        _ = User32.DestroyWindow(parent);
    }
}
