using System.Reflection;
using System.Text.Json;

namespace Kiwoom.Actors.Strategies;

/// <summary>The strategies that can be started, with their parameters and bounds.</summary>
public static class StrategyCatalog
{
    private static readonly Dictionary<string, Entry> _entries = new()
    {
        ["momentum"] = new Entry(typeof(MomentumParameters), p => new MomentumStrategy((MomentumParameters)p)),
    };

    /// <summary>Names of the strategies.</summary>
    public static IReadOnlyCollection<string> Kinds => _entries.Keys;

    /// <summary>Makes a strategy, or says everything that is wrong with the request.</summary>
    /// <param name="kind">Which strategy.</param>
    /// <param name="parameters">Parameters by name in snake case.</param>
    /// <param name="errors">Parameter name (or <c>kind</c>) and what is wrong with it.</param>
    public static IStrategy? Create(string kind, IReadOnlyDictionary<string, long> parameters, out IReadOnlyList<(string Field, string Text)> errors)
    {
        var found = new List<(string, string)>();
        errors = found;
        if (!_entries.TryGetValue(kind, out var entry))
        {
            found.Add(("kind", $"no such strategy; known are {string.Join(", ", _entries.Keys)}"));
            return null;
        }

        var values = Activator.CreateInstance(entry.Parameters)!;
        var properties = entry.Parameters.GetProperties().ToDictionary(p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name));
        foreach (var (name, value) in parameters)
        {
            if (!properties.TryGetValue(name, out var property))
                found.Add((name, $"no such parameter; known are {string.Join(", ", properties.Keys)}"));
            else if (Bounds(property) is var bounds && (value < bounds.Least || value > bounds.Most))
                found.Add((name, $"{value} is not between {bounds.Least} and {bounds.Most}"));
            else
                property.SetValue(values, property.PropertyType == typeof(int) ? (object)(int)value : value);
        }

        return found.Count == 0 ? entry.Create(values) : null;
    }

    private static StrategyParameterAttribute Bounds(PropertyInfo property) =>
        property.GetCustomAttribute<StrategyParameterAttribute>()
        ?? throw new InvalidOperationException($"{property.DeclaringType!.Name}.{property.Name} has no bounds");

    private sealed record Entry(Type Parameters, Func<object, IStrategy> Create);
}
