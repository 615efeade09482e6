namespace Kiwoom.Bridge.Recording;

/// <summary>The data of an event under way.</summary>
internal sealed class PlayedEvent(int line, Dictionary<string, object?> answers)
{
    private Dictionary<string, int>? _places;

    /// <summary>The event's line.</summary>
    internal int Line => line;

    /// <summary>What a getter gave; where it gave several answers, the next one, and the last one from then on.</summary>
    internal bool TryRead(GetterKey key, out object? answer)
    {
        var text = key.ToString();
        if (!answers.TryGetValue(text, out answer))
            return false;
        if (answer is not List<object?> series)
            return true;
        _places ??= [];
        var place = _places.GetValueOrDefault(text);
        _places[text] = place + 1;
        answer = series[Math.Min(place, series.Count - 1)];
        return true;
    }
}
