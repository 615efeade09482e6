using System.Runtime.InteropServices;

namespace AxInterop.KHOpenAPILib;

/// <summary>Calls through a COM object's function table, by the place of the function in it. No wrapper of the runtime stands between, so a failure
/// HRESULT is a number and nothing else.</summary>
internal static unsafe class ComCalls
{
    /// <summary>Place of the first function after IUnknown's three.</summary>
    internal const int First = 3;

    internal static void* Function(nint instance, int place) => (*(void***)instance)[place];

    /// <summary>Asks for an interface; zero where the object has none.</summary>
    internal static nint Query(nint instance, in Guid interfaceId, out int hresult)
    {
        hresult = Marshal.QueryInterface(instance, interfaceId, out var found);
        return hresult < 0 ? 0 : found;
    }

    internal static void Release(ref nint instance)
    {
        if (Interlocked.Exchange(ref instance, 0) is not 0 and var held)
            Marshal.Release(held);
    }
}
