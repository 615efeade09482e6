using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>A method of the control: its arguments (s for BSTR, i for LONG) and what answers it; null where the simulation has no such thing.</summary>
internal sealed record ControlMethod(string Name, string Arguments, Func<IKiwoomApi, ControlValue[], ControlValue>? Answer)
{
    public int Call(IKiwoomApi api, ControlValue[] arguments, out ControlValue result)
    {
        result = default;
        if (arguments.Length != Arguments.Length)
            return HResult.BadParameterCount;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Kind != (Arguments[i] == 's' ? ControlValueKind.Text : ControlValueKind.Int))
                return HResult.TypeMismatch;
        }

        if (Answer is null)
            return HResult.NotImplemented;
        result = Answer(api, arguments);
        return HResult.Ok;
    }
}
