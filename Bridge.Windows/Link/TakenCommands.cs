using Kiwoom.Actors.Identity;

namespace Kiwoom.Bridge.Link;

/// <summary>Which numbers on the wire a command came under, until it is taken.</summary>
internal sealed class TakenCommands
{
    private readonly Dictionary<CommandId, List<long>> _numbers = [];

    internal void Clear()
    {
        lock (_numbers)
            _numbers.Clear();
    }

    internal void Delivered(CommandId command, long number)
    {
        lock (_numbers)
        {
            if (!_numbers.TryGetValue(command, out var numbers))
                _numbers.Add(command, numbers = []);
            if (!numbers.Contains(number))
                numbers.Add(number);
        }
    }

    internal IReadOnlyList<long> Taken(CommandId command)
    {
        lock (_numbers)
            return _numbers.Remove(command, out var numbers) ? numbers : [];
    }
}
