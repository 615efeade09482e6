using System.Reflection;
using System.Text.Json;
using AxInterop.KHOpenAPILib;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Bridge.Ocx;

namespace Kiwoom.Specs.OcxDriver;

/// <summary>A method of the control by its name, with arguments as they stand in JSON. Made the way that the bridge makes it, through <see cref="IKiwoomApi"/>, where
/// that has the method.</summary>
internal sealed class ControlCall
{
    private static readonly Dictionary<string, MethodInfo> _methods = typeof(KHOpenAPI)
        .GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        .Where(m => Enum.IsDefined(typeof(KHOpenAPIMethod), m.Name))
        .ToDictionary(m => m.Name, m => typeof(IKiwoomApi).GetMethod(m.Name) ?? m, StringComparer.Ordinal);

    private readonly MethodInfo _method;
    private readonly object?[] _arguments;

    private ControlCall(MethodInfo method, object?[] arguments) => (_method, _arguments) = (method, arguments);

    internal string Name => _method.Name;

    /// <summary>Throws <see cref="ArgumentException"/> for a name or arguments that the control does not have.</summary>
    internal static ControlCall Of(string name, JsonElement[] arguments)
    {
        if (!_methods.TryGetValue(name, out var method))
            throw new ArgumentException($"The control has no method {name}.");
        var parameters = method.GetParameters();
        if (parameters.Length != arguments.Length)
            throw new ArgumentException($"{name} takes {parameters.Length} arguments: {string.Join(", ", parameters.Select(p => $"{p.ParameterType.Name} {p.Name}"))}.");
        return new ControlCall(method, [.. parameters.Zip(arguments, (p, a) => a.Deserialize(p.ParameterType))]);
    }

    /// <summary>Makes the call, on the control's thread.</summary>
    internal object? Make(OcxKiwoom api)
    {
        var result = _method.Invoke(_method.DeclaringType == typeof(KHOpenAPI) ? api.Control : api, BindingFlags.DoNotWrapExceptions, null, _arguments, null);
        return result is string[,] table ? Rows(table) : result;
    }

    /// <summary>A table as JSON can hold it.</summary>
    internal static string[][] Rows(string[,] table) =>
        [.. Enumerable.Range(0, table.GetLength(0)).Select(row => Enumerable.Range(0, table.GetLength(1)).Select(column => table[row, column]).ToArray())];
}
