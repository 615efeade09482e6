using System.Runtime.InteropServices;

namespace Kiwoom.Bridge.Ocx.Win32;

/// <summary>WNDCLASSEXW.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct WindowClass
{
    internal uint Size;
    internal uint Style;
    internal delegate* unmanaged[Stdcall]<nint, uint, nuint, nint, nint> Procedure;
    internal int ClassExtra;
    internal int WindowExtra;
    internal nint Instance;
    internal nint Icon;
    internal nint Cursor;
    internal nint Background;
    internal char* MenuName;
    internal char* ClassName;
    internal nint SmallIcon;
}
