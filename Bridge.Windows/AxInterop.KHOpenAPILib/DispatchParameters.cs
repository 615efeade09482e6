using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace AxInterop.KHOpenAPILib;

/// <summary>DISPPARAMS: arguments in reversed order; named ones come first, each with the place it stands for.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct DispatchParameters
{
    internal ComVariant* Arguments;
    internal int* Named;
    internal uint Count;
    internal uint NamedCount;

    /// <summary>The argument of a parameter, or null where the caller gave none.</summary>
    internal readonly ComVariant* At(int parameter)
    {
        if (Arguments is null || NamedCount > Count)
            return null;
        if (parameter < Count - NamedCount)
            return Arguments + (Count - 1 - parameter);
        for (var i = 0; i < NamedCount && Named is not null; i++)
        {
            if (Named[i] == parameter)
                return Arguments + i;
        }

        return null;
    }
}
