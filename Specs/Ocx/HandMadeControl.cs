using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using AxInterop.KHOpenAPILib;

namespace Kiwoom.Specs.Ocx;

/// <summary>An object with the control's function tables, so that the interop's own calls can be heard on every system.</summary>
[GeneratedComClass]
internal sealed unsafe partial class HandMadeControl : IControlShape, IContainerShape, IPointShape
{
    private static readonly StrategyBasedComWrappers _wrappers = new();
    private nint _sink;

    /// <summary>Calls so far: DISPID and arguments from first to last.</summary>
    public List<(int Id, object?[] Arguments)> Calls { get; } = [];

    /// <summary>What a call gives back.</summary>
    public Func<int, ComVariant> Result { get; set; } = _ => default;

    /// <summary>What a call answers.</summary>
    public int Answer { get; set; }

    /// <summary>What is put into EXCEPINFO as description.</summary>
    public string? Fault { get; set; }

    public bool HasEvents { get; set; } = true;

    public uint? Unadvised { get; private set; }

    /// <summary>Fires events after its sink was taken back, too.</summary>
    public bool GoesOn { get; set; }

    /// <summary>A reference for the caller.</summary>
    public nint Unknown() => _wrappers.GetOrCreateComInterfaceForObject(this, CreateComInterfaceFlags.None);

    public int GetTypeInfoCount(uint* count) => NotImplemented();

    public int GetTypeInfo(uint index, uint locale, nint* typeInfo) => NotImplemented();

    public int GetIDsOfNames(Guid* interfaceId, nint* names, uint count, uint locale, int* ids) => NotImplemented();

    public int Invoke(int id, Guid* interfaceId, uint locale, ushort flags, DispatchParameters* parameters, ComVariant* result, ExceptionInfo* fault, uint* badArgument)
    {
        (flags, parameters->NamedCount, *interfaceId).ShouldBe(((ushort)1, 0u, Guid.Empty));
        Calls.Add((id, [.. Enumerable.Range(0, (int)parameters->Count).Select(i => Read(parameters->Arguments[parameters->Count - 1 - i]))]));
        if (Fault is not null)
        {
            // wCode, wReserved, bstrSource, bstrDescription.
            ((nint*)fault)[2] = Marshal.StringToBSTR(Fault);
        }

        *result = Result(id);
        return Answer;
    }

    public int EnumConnectionPoints(nint* points) => NotImplemented();

    public int FindConnectionPoint(Guid* interfaceId, nint* point)
    {
        if (!HasEvents || *interfaceId != KHOpenAPIIdentity.Events)
            return unchecked((int)0x80040200);
        var unknown = Unknown();
        var found = Marshal.QueryInterface(unknown, new Guid("B196B286-BAB4-101A-B69C-00AA00341D07"), out *point);
        Marshal.Release(unknown);
        return found;
    }

    public int GetConnectionInterface(Guid* interfaceId) => NotImplemented();

    public int GetConnectionPointContainer(nint* container) => NotImplemented();

    public int Advise(nint sink, uint* cookie)
    {
        *cookie = 7;
        return Marshal.QueryInterface(sink, KHOpenAPIIdentity.Events, out _sink);
    }

    public int Unadvise(uint cookie)
    {
        Unadvised = cookie;
        if (!GoesOn)
            LetGo();
        return 0;
    }

    /// <summary>Lets go of the sink.</summary>
    public void LetGo() => Marshal.Release(_sink);

    /// <summary>Fires an event as MFC does: arguments in reversed order, nothing else given.</summary>
    public int Fire(int id, params ComVariant[] arguments)
    {
        Array.Reverse(arguments);
        fixed (ComVariant* first = arguments)
        {
            var parameters = new DispatchParameters { Arguments = first, Count = (uint)arguments.Length };
            return Fire(id, &parameters);
        }
    }

    /// <summary>Fires an event with parameters as they are.</summary>
    public int Fire(int id, DispatchParameters* parameters)
    {
        var none = Guid.Empty;
        return ((delegate* unmanaged<nint, int, Guid*, uint, ushort, DispatchParameters*, ComVariant*, void*, uint*, int>)(*(void***)_sink)[6])(
            _sink, id, &none, 0, 1, parameters, null, null, null);
    }

    /// <summary>Fires an event with no parameters at all.</summary>
    public int FireWithout(int id) => Fire(id, (DispatchParameters*)null);

    private static object? Read(ComVariant argument) => argument.VarType == VarEnum.VT_BSTR ? argument.As<string>() : argument.As<int>();

    private static int NotImplemented() => unchecked((int)0x80004001);
}
