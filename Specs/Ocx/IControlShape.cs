using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using AxInterop.KHOpenAPILib;

namespace Kiwoom.Specs.Ocx;

/// <summary>_DKHOpenAPI as the control implements it: IDispatch under its own identity.</summary>
[GeneratedComInterface(Options = ComInterfaceOptions.ManagedObjectWrapper)]
[Guid("CF20FBB6-EDD4-4BE5-A473-FEF91977DEB6")]
internal unsafe partial interface IControlShape
{
    [PreserveSig]
    int GetTypeInfoCount(uint* count);

    [PreserveSig]
    int GetTypeInfo(uint index, uint locale, nint* typeInfo);

    [PreserveSig]
    int GetIDsOfNames(Guid* interfaceId, nint* names, uint count, uint locale, int* ids);

    [PreserveSig]
    int Invoke(int id, Guid* interfaceId, uint locale, ushort flags, DispatchParameters* parameters, ComVariant* result, ExceptionInfo* fault, uint* badArgument);
}

/// <summary>IConnectionPointContainer.</summary>
[GeneratedComInterface(Options = ComInterfaceOptions.ManagedObjectWrapper)]
[Guid("B196B284-BAB4-101A-B69C-00AA00341D07")]
internal unsafe partial interface IContainerShape
{
    [PreserveSig]
    int EnumConnectionPoints(nint* points);

    [PreserveSig]
    int FindConnectionPoint(Guid* interfaceId, nint* point);
}

/// <summary>IConnectionPoint.</summary>
[GeneratedComInterface(Options = ComInterfaceOptions.ManagedObjectWrapper)]
[Guid("B196B286-BAB4-101A-B69C-00AA00341D07")]
internal unsafe partial interface IPointShape
{
    [PreserveSig]
    int GetConnectionInterface(Guid* interfaceId);

    [PreserveSig]
    int GetConnectionPointContainer(nint* container);

    [PreserveSig]
    int Advise(nint sink, uint* cookie);

    [PreserveSig]
    int Unadvise(uint cookie);
}
