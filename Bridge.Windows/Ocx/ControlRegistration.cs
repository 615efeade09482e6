using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using AxInterop.KHOpenAPILib;
using Kiwoom.Bridge.Ocx.Win32;
using Microsoft.Win32;

namespace Kiwoom.Bridge.Ocx;

/// <summary>How Kiwoom's control is registered on this machine.</summary>
/// <param name="ClassId">The class that the ProgID stands for; Kiwoom's own where the ProgID is not registered.</param>
/// <param name="File32">The control's file for 32-bit programs; null where it is not registered for them.</param>
/// <param name="File64">The control's file for 64-bit programs; null where it is not registered for them.</param>
[SupportedOSPlatform("windows")]
public sealed record ControlRegistration(Guid ClassId, string? File32, string? File64)
{
    /// <summary>The file for programs like this one; null where there is none.</summary>
    public string? File => Environment.Is64BitProcess ? File64 : File32;

    /// <summary>Whether it is registered with a file that is not there. A bare name is looked for by Windows itself.</summary>
    public bool IsFileMissing => File is { } file && Path.IsPathFullyQualified(file.Trim('"')) && !System.IO.File.Exists(file.Trim('"'));

    /// <summary>Why a program like this one cannot make the control; null where it can be tried.</summary>
    public (ControlTrouble Trouble, string Text)? Trouble
    {
        get
        {
            if (File is not null)
                return null;
            if (File32 is not null)
            {
                return (ControlTrouble.WrongBitness,
                    $"Kiwoom's control ({File32}) is registered for 32-bit programs only, and this is a 64-bit process. Install the x86 .NET runtime and start the bridge with it: "
                    + "\"C:\\Program Files (x86)\\dotnet\\dotnet.exe\" kiwoom-bridge.dll run");
            }

            if (File64 is not null)
            {
                return (ControlTrouble.WrongBitness,
                    $"The control ({File64}) is registered for 64-bit programs only, and this is a 32-bit process. Kiwoom's own control is a 32-bit one: install Kiwoom Open API+ again, "
                    + "or start the bridge with the x64 .NET: \"C:\\Program Files\\dotnet\\dotnet.exe\" kiwoom-bridge.dll run");
            }

            return (ControlTrouble.NotRegistered,
                $"Kiwoom's control ({KHOpenAPIIdentity.ProgId}) is not registered on this machine. Install Kiwoom Open API+ (키움 Open API+), or register it again as an administrator: "
                + @"C:\Windows\SysWOW64\regsvr32.exe C:\OpenAPI\khopenapi.ocx");
        }
    }

    /// <summary>Reads the registration.</summary>
    public static ControlRegistration Read()
    {
        var classId = Ole32.CLSIDFromProgID(KHOpenAPIIdentity.ProgId, out var registered) >= 0 ? registered : KHOpenAPIIdentity.Control;
        return new ControlRegistration(classId, FileOf(classId, RegistryView.Registry32), FileOf(classId, RegistryView.Registry64));
    }

    private static string? FileOf(Guid classId, RegistryView view)
    {
        // A 32-bit Windows has one view only, and gives it for both.
        if (view == RegistryView.Registry64 && !Environment.Is64BitOperatingSystem)
            return null;
        using var root = RegistryKey.OpenBaseKey(RegistryHive.ClassesRoot, view);
        using var server = root.OpenSubKey($@"CLSID\{classId:B}\InprocServer32");
        return server?.GetValue(null) is string { Length: > 0 } file ? file : null;
    }

    /// <summary>The HRESULT of making the control without a window, for the message after it could not be made within one.</summary>
    internal int TryCreate()
    {
        var unknown = new Guid("00000000-0000-0000-C000-000000000046");
        var hresult = Ole32.CoCreateInstance(ClassId, 0, Ole32.InProcessServer, unknown, out var instance);
        if (hresult >= 0)
            Marshal.Release(instance);
        return hresult;
    }
}
