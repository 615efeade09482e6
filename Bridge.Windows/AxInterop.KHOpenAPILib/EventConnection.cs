using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace AxInterop.KHOpenAPILib;

/// <summary>A sink at the control's connection point (IConnectionPoint::Advise) until it is disposed, on the control's thread.</summary>
internal sealed unsafe class EventConnection : IDisposable
{
    // IConnectionPointContainer: EnumConnectionPoints, FindConnectionPoint.
    private const int FindPlace = ComCalls.First + 1;

    // IConnectionPoint: GetConnectionInterface, GetConnectionPointContainer, Advise, Unadvise, EnumConnections.
    private const int AdvisePlace = ComCalls.First + 2;
    private const int UnadvisePlace = ComCalls.First + 3;

    private static readonly Guid _container = new("B196B284-BAB4-101A-B69C-00AA00341D07");
    private static readonly StrategyBasedComWrappers _wrappers = new();

    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly EventSink _sink;
    private readonly Action<EventConnection> _onEnd;
    private readonly uint _cookie;
    private nint _point;

    internal EventConnection(nint control, EventSink sink, Action<EventConnection> onEnd)
    {
        (_sink, _onEnd) = (sink, onEnd);
        var container = ComCalls.Query(control, _container, out var hresult);
        Check("IConnectionPointContainer", hresult);
        try
        {
            var events = KHOpenAPIIdentity.Events;
            nint point = 0;
            Check("FindConnectionPoint", ((delegate* unmanaged[Stdcall]<nint, Guid*, nint*, int>)ComCalls.Function(container, FindPlace))(container, &events, &point));
            _point = point != 0 ? point : throw new KHOpenAPIException("FindConnectionPoint", ComFailure.ConnectionPointMissing);
        }
        finally
        {
            ComCalls.Release(ref container);
        }

        var unknown = _wrappers.GetOrCreateComInterfaceForObject(sink, CreateComInterfaceFlags.None);
        try
        {
            uint cookie = 0;
            Check("Advise", ((delegate* unmanaged[Stdcall]<nint, nint, uint*, int>)ComCalls.Function(_point, AdvisePlace))(_point, unknown, &cookie));
            _cookie = cookie;
        }
        catch
        {
            ComCalls.Release(ref _point);
            throw;
        }
        finally
        {
            Marshal.Release(unknown);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_point == 0)
            return;
        if (_thread != Environment.CurrentManagedThreadId)
            throw new InvalidOperationException("An event connection must be ended on the control's thread.");
        _sink.End();

        // A control that does not know the cookie any more has let go of the sink already.
        _ = ((delegate* unmanaged[Stdcall]<nint, uint, int>)ComCalls.Function(_point, UnadvisePlace))(_point, _cookie);
        ComCalls.Release(ref _point);
        _onEnd(this);
    }

    private static void Check(string what, int hresult)
    {
        if (hresult < 0)
            throw new KHOpenAPIException(what, hresult);
    }
}
