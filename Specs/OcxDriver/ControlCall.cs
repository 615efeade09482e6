using System.Text.Json;
using Kiwoom.Bridge.Ocx;

namespace Kiwoom.Specs.OcxDriver;

/// <summary>A method of the control by its name, with arguments as they stand in JSON.</summary>
internal sealed class ControlCall
{
    private readonly Func<OcxKiwoom, JsonElement[], object?> _call;
    private readonly JsonElement[] _arguments;

    private ControlCall(string name, Func<OcxKiwoom, JsonElement[], object?> call, JsonElement[] arguments) => (Name, _call, _arguments) = (name, call, arguments);

    internal string Name { get; }

    /// <summary>Throws <see cref="ArgumentException"/> for a name or arguments that the control does not have.</summary>
    internal static ControlCall Of(string name, JsonElement[] arguments)
    {
        if (!ControlMethods.All.TryGetValue(name, out var method))
            throw new ArgumentException($"The control has no method {name}.");
        if (method.Arguments.Length != arguments.Length || !method.Arguments.Zip(arguments).All(a => Fits(a.First, a.Second)))
            throw new ArgumentException($"{name} takes {method.Arguments.Length} arguments: '{method.Arguments}' (s a text, i a number).");
        return new ControlCall(name, method.Call, arguments);
    }

    /// <summary>Makes the call, on the control's thread.</summary>
    internal object? Make(OcxKiwoom api) => _call(api, _arguments);

    private static bool Fits(char kind, JsonElement argument) => kind == 's'
        ? argument.ValueKind is JsonValueKind.String or JsonValueKind.Null
        : argument.ValueKind == JsonValueKind.Number && argument.TryGetInt32(out _);
}
