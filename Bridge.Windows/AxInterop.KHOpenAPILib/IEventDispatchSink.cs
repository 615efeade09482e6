using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace AxInterop.KHOpenAPILib;

/// <summary>The event dispinterface: IDispatch under the identity that the control's connection point asks a sink for.</summary>
[GeneratedComInterface(Options = ComInterfaceOptions.ManagedObjectWrapper)]
[Guid("7335F12D-8973-4BD5-B7F0-12DF03D175B7")]
internal unsafe partial interface IEventDispatchSink : IDispatchSink;
