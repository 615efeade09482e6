using System.Text.Json;

namespace Kiwoom.Bridge.Recording;

/// <summary>An event and what was read in it.</summary>
internal sealed record RecordedEvent(int Line, TimeSpan Market, TimeSpan Machine, string Name, object?[] Arguments, ReadOnlyMemory<byte> Text) : RecordedLine(Line, Market, Machine)
{
    /// <summary>What happened during it.</summary>
    internal IReadOnlyList<RecordedLine> Inner { get; init; } = [];

    /// <summary>The recording ends inside it, so nobody knows what it carried.</summary>
    internal bool IsCut { get; init; }

    /// <summary>What getters gave, by <see cref="GetterKey.Of"/>. Read again each time, because a day of it does not fit into memory.</summary>
    internal Dictionary<string, object?> Answers()
    {
        if (Text.IsEmpty)
            return [];
        using var json = JsonDocument.Parse(Text);
        return json.RootElement.TryGetProperty("g", out var read) ? RecordedGetters.Of(read) : [];
    }
}
