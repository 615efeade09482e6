using System.Reflection;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Specs.Bridge;

namespace Kiwoom.Specs.Recording;

/// <summary>A control that shows a dialog inside SendOrder: meanwhile its events go on, on the same thread (fact sheet §1.2).</summary>
public class PopupControl : DispatchProxy
{
    private BridgeRig _rig = null!;

    internal static IKiwoomApi Of(BridgeRig rig)
    {
        var control = Create<IKiwoomApi, PopupControl>();
        ((PopupControl)(object)control)._rig = rig;
        return control;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var result = targetMethod!.Invoke(_rig.Api, args);
        if (targetMethod.Name == nameof(IKiwoomApi.SendOrder))
        {
            _rig.Time.MoveTo(_rig.Time.GetUtcNow().AddMilliseconds(200));
            _rig.Api.AdvanceTo(_rig.Time.GetUtcNow());
        }

        return result;
    }
}
