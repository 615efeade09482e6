using System.Runtime.InteropServices;

namespace Kiwoom.Bridge.Recording;

/// <summary>What the control, or a handler of its events, threw.</summary>
/// <param name="Type">The exception's type.</param>
/// <param name="HResult">Its HRESULT.</param>
/// <param name="Message">Its message.</param>
internal sealed record ControlFault(string Type, int HResult, string Message)
{
    internal static ControlFault Of(Exception fault) => new(fault.GetType().Name, fault.HResult, fault.Message);

    /// <summary>The exception again; the same type where the bridge could tell it apart.</summary>
    internal Exception ToException() => Type == nameof(COMException) ? new COMException(Message, HResult) : new PlayedFaultException(Message) { HResult = HResult };
}
