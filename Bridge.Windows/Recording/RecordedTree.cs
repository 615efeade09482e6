using System.Text.Json;

namespace Kiwoom.Bridge.Recording;

/// <summary>Puts what happened during a call or an event inside of it, at the place where it began.</summary>
internal sealed class RecordedTree
{
    private readonly Stack<(RecordedOpening Opening, List<RecordedLine> Before)> _open = new();
    private List<RecordedLine> _lines = [];

    /// <summary>Adds a line. Throws <see cref="JsonException"/> for an end without its beginning.</summary>
    /// <param name="line">The line.</param>
    /// <param name="number">Its opening's number; 0 for none.</param>
    internal void Add(RecordedLine line, long number)
    {
        if (line is RecordedOpening opening)
        {
            _open.Push((opening, _lines));
            _lines = [];
            return;
        }

        if (number == 0)
        {
            _lines.Add(line);
            return;
        }

        if (!_open.TryPop(out var begun) || begun.Opening.Number != number)
            throw new JsonException($"it ends number {number}, which is not the innermost that is open");
        var inner = _lines;
        _lines = begun.Before;

        // Its own line keeps the answer; its place and instant are those of its beginning.
        _lines.Add(line switch
        {
            RecordedCall call when call.Method == begun.Opening.Method => call with { Line = begun.Opening.Line, Market = begun.Opening.Market, Machine = begun.Opening.Machine, Inner = inner },
            RecordedEvent raised when raised.Name == begun.Opening.Event => raised with { Line = begun.Opening.Line, Market = begun.Opening.Market, Machine = begun.Opening.Machine, Inner = inner },
            _ => throw new JsonException($"number {number} began as something else"),
        });
    }

    /// <summary>Everything. What is still open was cut off.</summary>
    internal IReadOnlyList<RecordedLine> Build()
    {
        while (_open.TryPop(out var cut))
        {
            var (opening, before) = cut;
            before.Add(opening.Method is { } method
                ? new RecordedCall(opening.Line, opening.Market, opening.Machine, method, opening.Arguments, null) { Inner = _lines, IsCut = true }
                : new RecordedEvent(opening.Line, opening.Market, opening.Machine, opening.Event!, opening.Arguments, ReadOnlyMemory<byte>.Empty) { Inner = _lines, IsCut = true });
            _lines = before;
        }

        return _lines;
    }
}
