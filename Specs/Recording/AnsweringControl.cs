using System.Reflection;
using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Specs.Recording;

/// <summary>A control that answers what a spec says.</summary>
public class AnsweringControl : DispatchProxy
{
    private Func<string, object?[], object?> _answer = null!;

    /// <summary>The sink that was advised.</summary>
    public IKiwoomEvents Sink { get; private set; } = null!;

    public static (IKiwoomApi Api, AnsweringControl Control) Of(Func<string, object?[], object?> answer)
    {
        var api = Create<IKiwoomApi, AnsweringControl>();
        var control = (AnsweringControl)(object)api;
        control._answer = answer;
        return (api, control);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(IKiwoomApi.Advise))
        {
            Sink = (IKiwoomEvents)args![0]!;
            return new MemoryStream();
        }

        var answer = _answer(targetMethod.Name, args!);
        return answer ?? (targetMethod.ReturnType == typeof(int) ? 0 : targetMethod.ReturnType == typeof(string) ? "" : null);
    }
}
