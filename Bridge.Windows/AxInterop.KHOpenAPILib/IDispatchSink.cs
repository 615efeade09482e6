using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace AxInterop.KHOpenAPILib;

/// <summary>IDispatch, as a sink implements it.</summary>
[GeneratedComInterface(Options = ComInterfaceOptions.ManagedObjectWrapper)]
[Guid("00020400-0000-0000-C000-000000000046")]
internal unsafe partial interface IDispatchSink
{
    [PreserveSig]
    int GetTypeInfoCount(uint* count);

    [PreserveSig]
    int GetTypeInfo(uint index, uint locale, nint* typeInfo);

    [PreserveSig]
    int GetIDsOfNames(Guid* interfaceId, nint* names, uint count, uint locale, int* ids);

    [PreserveSig]
    int Invoke(int id, Guid* interfaceId, uint locale, ushort flags, DispatchParameters* parameters, ComVariant* result, void* fault, uint* badArgument);
}
