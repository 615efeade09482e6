namespace AxInterop.KHOpenAPILib;

/// <summary>The names under which Kiwoom's control is known to COM. Source: fact sheet §1.1.</summary>
public static class KHOpenAPIIdentity
{
    /// <summary>The control's ProgID.</summary>
    public const string ProgId = "KHOPENAPI.KHOpenAPICtrl.1";

    /// <summary>CLSID of the control (_DKHOpenAPI's coclass).</summary>
    public static readonly Guid Control = new("A1574A0D-6BFA-4BD7-9020-DED88711818D");

    /// <summary>IID of the dispinterface with the methods, _DKHOpenAPI.</summary>
    public static readonly Guid Methods = new("CF20FBB6-EDD4-4BE5-A473-FEF91977DEB6");

    /// <summary>IID of the dispinterface with the events, _DKHOpenAPIEvents.</summary>
    public static readonly Guid Events = new("7335F12D-8973-4BD5-B7F0-12DF03D175B7");

    /// <summary>LIBID of the type library.</summary>
    public static readonly Guid Library = new("6D8C2B4D-EF41-4750-8AD4-C299033833FB");
}
