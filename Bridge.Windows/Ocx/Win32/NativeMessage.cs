using System.Runtime.InteropServices;

namespace Kiwoom.Bridge.Ocx.Win32;

/// <summary>MSG.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeMessage
{
    internal nint Window;
    internal uint Message;
    internal nuint WParam;
    internal nint LParam;
    internal uint Time;
    internal int X;
    internal int Y;
}
