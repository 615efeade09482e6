using System.Reflection;
using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Specs.Bridge;

/// <summary>A control some of whose calls fail, as COM calls do (E_UNEXPECTED).</summary>
public class FailingKiwoom : DispatchProxy
{
    private IKiwoomApi _inner = null!;
    private Func<string, object?[], bool> _fails = null!;

    /// <summary>Puts failures before a control: <paramref name="fails"/> is asked before each call, with its name and arguments.</summary>
    public static IKiwoomApi Before(IKiwoomApi inner, Func<string, object?[], bool> fails)
    {
        var failing = Create<IKiwoomApi, FailingKiwoom>();
        ((FailingKiwoom)failing)._inner = inner;
        ((FailingKiwoom)failing)._fails = fails;
        return failing;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        _fails(targetMethod!.Name, args ?? []) ? throw new InvalidOperationException($"{targetMethod.Name} gave 0x8000FFFF") : targetMethod.Invoke(_inner, args);
}
