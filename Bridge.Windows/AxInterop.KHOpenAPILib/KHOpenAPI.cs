using System.Runtime.InteropServices.Marshalling;

namespace AxInterop.KHOpenAPILib;

/// <summary>Kiwoom's control, KHOPENAPI.KHOpenAPICtrl.1: all of its methods under their own names, with their own arguments and return codes. Source: fact
/// sheet §1.4.</summary>
/// <remarks>Late-bound through IDispatch::Invoke, the same on x86 and x64. Use it on the thread that owns the control only; another one gets
/// <see cref="InvalidOperationException"/>. Every method throws <see cref="KHOpenAPIException"/> for a failure HRESULT, and
/// <see cref="ArgumentException"/> for a text with a NUL in it. A method does not return while the control shows a modal window.</remarks>
public sealed unsafe partial class KHOpenAPI : IDisposable
{
    // IDispatch: GetTypeInfoCount, GetTypeInfo, GetIDsOfNames, Invoke.
    private const int InvokePlace = ComCalls.First + 3;
    private const ushort DispatchMethod = 1;

    private static readonly Guid _dispatch = new("00020400-0000-0000-C000-000000000046");

    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly List<EventConnection> _connections = [];
    private nint _control;

    /// <summary>Takes hold of a control that is sited in a window, on the thread that owns it.</summary>
    /// <param name="unknown">An interface of the control; its reference stays the caller's.</param>
    public KHOpenAPI(nint unknown)
    {
        ArgumentOutOfRangeException.ThrowIfZero(unknown);
        _control = ComCalls.Query(unknown, KHOpenAPIIdentity.Methods, out _);
        if (_control == 0)
            _control = ComCalls.Query(unknown, _dispatch, out var hresult) is not 0 and var dispatch ? dispatch : throw new KHOpenAPIException("QueryInterface", hresult);
    }

    /// <summary>Directs the control's events to a sink until the result is disposed, on this thread.</summary>
    /// <param name="events">Hears them.</param>
    /// <param name="onFault">Hears what a handler threw, with the event's name.</param>
    public IDisposable Advise(IKHOpenAPIEvents events, Action<string, Exception> onFault)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(onFault);
        var connection = new EventConnection(Own(), new EventSink(events, onFault), ended => _connections.Remove(ended));
        _connections.Add(connection);
        return connection;
    }

    /// <summary>Ends the event connections that are still there, and lets go of the control.</summary>
    public void Dispose()
    {
        if (_control == 0)
            return;
        Own();
        foreach (var connection in _connections.ToArray())
            connection.Dispose();
        ComCalls.Release(ref _control);
    }

    private int Number(KHOpenAPIMethod method, params ReadOnlySpan<KHArgument> arguments)
    {
        var result = Invoke(method, arguments);
        using (result)
            return VariantReader.Number(&result);
    }

    private string Text(KHOpenAPIMethod method, params ReadOnlySpan<KHArgument> arguments)
    {
        var result = Invoke(method, arguments);
        using (result)
            return VariantReader.Text(&result);
    }

    private string[,]? Table(KHOpenAPIMethod method, params ReadOnlySpan<KHArgument> arguments)
    {
        var result = Invoke(method, arguments);
        using (result)
        {
            var array = VariantReader.Array(&result, out var element);
            return SafeArray.Read(array, element);
        }
    }

    private void Call(KHOpenAPIMethod method, params ReadOnlySpan<KHArgument> arguments)
    {
        var result = Invoke(method, arguments);
        result.Dispose();
    }

    private ComVariant Invoke(KHOpenAPIMethod method, ReadOnlySpan<KHArgument> arguments)
    {
        var control = Own();
        Span<ComVariant> variants = stackalloc ComVariant[arguments.Length];
        variants.Clear();
        KHArgument.Pack(arguments, variants);
        try
        {
            ComVariant result = default;
            ExceptionInfo fault = default;
            int hresult;
            fixed (ComVariant* first = variants)
            {
                var parameters = new DispatchParameters { Arguments = first, Count = (uint)variants.Length };
                var none = Guid.Empty;
                hresult = ((delegate* unmanaged[Stdcall]<nint, int, Guid*, uint, ushort, DispatchParameters*, ComVariant*, ExceptionInfo*, uint*, int>)
                    ComCalls.Function(control, InvokePlace))(control, (int)method, &none, 0, DispatchMethod, &parameters, &result, &fault, null);
            }

            if (hresult >= 0)
                return result;
            result.Dispose();
            var detail = hresult == ComFailure.Exception ? fault.Take(ref hresult) : null;
            throw new KHOpenAPIException(method.ToString(), hresult, detail);
        }
        finally
        {
            foreach (ref var variant in variants)
                variant.Dispose();
        }
    }

    private nint Own()
    {
        if (_thread != Environment.CurrentManagedThreadId)
            throw new InvalidOperationException("Kiwoom's control must be used on the thread that owns it.");
        ObjectDisposedException.ThrowIf(_control == 0, this);
        return _control;
    }
}
