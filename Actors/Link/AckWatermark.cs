namespace Kiwoom.Actors.Link;

/// <summary>Turns numbers that become durable in any order into one number up to which all are.</summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class AckWatermark
{
    private readonly HashSet<long> _ahead = [];

    /// <summary>All numbers up to this one are durable.</summary>
    public long Value { get; private set; }

    /// <summary>How many beyond <see cref="Value"/> are durable while one before them is not.</summary>
    public int Ahead => _ahead.Count;

    /// <summary>Begins anew.</summary>
    /// <param name="value">Up to here nothing is left to become durable.</param>
    public void Reset(long value)
    {
        _ahead.Clear();
        Value = value;
    }

    /// <summary>True where the number is durable.</summary>
    public bool Contains(long number) => number <= Value || _ahead.Contains(number);

    /// <summary>A number became durable; true where that moves <see cref="Value"/>. Repetitions do nothing.</summary>
    public bool Mark(long number)
    {
        if (number != Value + 1)
        {
            if (number > Value)
                _ahead.Add(number);
            return false;
        }

        Value = number;
        while (_ahead.Remove(Value + 1))
            Value++;
        return true;
    }
}
