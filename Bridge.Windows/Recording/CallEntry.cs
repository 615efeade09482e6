using System.Text.Json;

namespace Kiwoom.Bridge.Recording;

/// <summary>A call or an event: under way until <see cref="IsDone"/>.</summary>
internal sealed class CallEntry(string name, object?[] arguments, bool isEvent) : RecordingEntry
{
    private ReadRun? _run;
    private List<(GetterKey Key, object? Answer)>? _read;

    /// <summary>The number under which its opening was written; 0 where nothing happened during it.</summary>
    internal long Number { get; set; }

    /// <summary>Whether it is over; before, it is written as an opening.</summary>
    internal bool IsDone { get; set; }

    internal bool IsEvent => isEvent;

    /// <summary>What it gave.</summary>
    internal object? Result { get; set; }

    /// <summary>Who logged in with this event; null where nothing is masked, and for every other call and event.</summary>
    internal LoginPerson? Person { get; set; }

    /// <summary>What an event's handler threw.</summary>
    internal ControlFault? Thrown { get; set; }

    /// <inheritdoc/>
    internal override int Weight => 8 + arguments.Length + (_run?.Count ?? 0) + (3 * (_read?.Count ?? 0));

    private protected override string Kind => !IsDone ? "open" : isEvent ? "event" : "call";

    /// <summary>Keeps what a getter gave while the event lasts.</summary>
    internal void Read(GetterKey key, object? answer)
    {
        if (_read is null && (_run ??= ReadRun.Of(key)) is { } run && run.TryAdd(key, answer))
            return;

        // From here on everything goes into one tree, so that a getter's answers stay together.
        _read ??= [.. _run?.All() ?? []];
        _run = null;
        _read.Add((key, answer));
    }

    /// <summary>The same before it is over.</summary>
    internal CallEntry Opening() => new(name, arguments, isEvent) { Number = Number, MarketTicks = MarketTicks, MachineTicks = MachineTicks, Person = Person };

    /// <inheritdoc/>
    internal override void Teach(SessionMask mask)
    {
        Person?.Teach(mask);
        if (isEvent)
            mask.LearnEvent(name, arguments);
        else
            mask.LearnCall(name, arguments, Result);
        if (Thrown is { } thrown)
            mask.LearnText(thrown.Message);
        if (Result is ControlFault fault)
            mask.LearnText(fault.Message);
        _run?.Teach(mask);
        foreach (var (key, answer) in _read ?? [])
            mask.LearnRead(key, answer);
    }

    private protected override void WriteRest(Utf8JsonWriter writer, SessionMask mask)
    {
        if (Number > 0)
            writer.WriteNumber("n", Number);
        writer.WriteString(isEvent ? "e" : "c", name);
        writer.WriteStartArray("a");
        for (var i = 0; i < arguments.Length; i++)
            Answer.Write(writer, mask.Argument(name, arguments, i), mask.Text);
        writer.WriteEndArray();
        if (!IsDone)
            return;
        if (!isEvent)
        {
            writer.WritePropertyName("r");
            Answer.Write(writer, mask.Result(name, arguments, Result), Result is ControlFault ? mask.ForPeople : mask.Text);
            return;
        }

        if (_run is not null)
        {
            writer.WriteStartObject("g");
            _run.Write(writer, mask);
            writer.WriteEndObject();
        }
        else if (_read is not null)
        {
            writer.WritePropertyName("g");
            WriteTree(writer, TreeOf(mask), mask);
        }

        if (Thrown is not null)
        {
            writer.WritePropertyName("f");
            Answer.Write(writer, Thrown, mask.ForPeople);
        }
    }

    private Dictionary<string, object?> TreeOf(SessionMask mask)
    {
        var root = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, answer) in _read!)
        {
            var node = Below(root, key.Method);
            var path = key.Path;
            foreach (var step in path[..^1])
                node = Below(node, mask.Text(step));
            var masked = mask.Read(key, answer);
            var leaf = mask.Text(path[^1]);
            if (!node.TryGetValue(leaf, out var before))
                node.Add(leaf, masked);
            else if (before is List<object?> series)
                series.Add(masked);
            else if (!Answer.AreEqual(before, masked))
                node[leaf] = new List<object?> { before, masked };
        }

        return root;
    }

    private static Dictionary<string, object?> Below(Dictionary<string, object?> node, string step)
    {
        if (node.TryGetValue(step, out var below))
            return (Dictionary<string, object?>)below!;
        var made = new Dictionary<string, object?>(StringComparer.Ordinal);
        node.Add(step, made);
        return made;
    }

    private static void WriteTree(Utf8JsonWriter writer, Dictionary<string, object?> tree, SessionMask mask)
    {
        writer.WriteStartObject();
        foreach (var (step, below) in tree)
        {
            writer.WritePropertyName(step);
            if (below is Dictionary<string, object?> node)
                WriteTree(writer, node, mask);
            else
                Answer.Write(writer, below, mask.Text);
        }

        writer.WriteEndObject();
    }
}
