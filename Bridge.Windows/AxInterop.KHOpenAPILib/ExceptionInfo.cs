using System.Runtime.InteropServices;

namespace AxInterop.KHOpenAPILib;

/// <summary>EXCEPINFO: what an object says of the fault for which it answered DISP_E_EXCEPTION.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ExceptionInfo
{
    private ushort _code;
    private readonly ushort _reserved;
    private nint _source;
    private nint _description;
    private nint _helpFile;
    private readonly uint _helpContext;
    private readonly nint _reservedPointer;
    private delegate* unmanaged[Stdcall]<ExceptionInfo*, int> _fillIn;
    private int _status;

    /// <summary>Reads it and frees what it holds.</summary>
    internal string? Take(ref int hresult)
    {
        if (_fillIn is not null)
        {
            fixed (ExceptionInfo* self = &this)
                _fillIn(self);
            _fillIn = null;
        }

        var source = TakeText(ref _source);
        var description = TakeText(ref _description);
        TakeText(ref _helpFile);
        if (_status < 0)
            hresult = _status;
        var code = _code == 0 ? null : $"code {_code}";
        return (source, description, code) == (null, null, null) ? null : string.Join(", ", new[] { source, description, code }.Where(t => !string.IsNullOrWhiteSpace(t)));
    }

    private static string? TakeText(ref nint text)
    {
        if (text == 0)
            return null;
        var read = Marshal.PtrToStringBSTR(text);
        Marshal.FreeBSTR(text);
        text = 0;
        return read;
    }
}
