namespace Kiwoom.Actors.Runtime;

/// <summary>The messages of one mailbox of which only the newest of each key counts.</summary>
/// <param name="keyOf">What a message is about; null for one that keeps its place.</param>
internal sealed class Conflation(Func<object, object?> keyOf)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<object, Slot> _waiting = [];

    /// <summary>Puts a message in the place of a waiting one; where none waits, it becomes a slot to be put into the mailbox.</summary>
    internal bool Replaced(ref object message)
    {
        if (keyOf(message) is not { } key)
            return false;
        lock (_gate)
        {
            if (_waiting.TryGetValue(key, out var slot))
            {
                slot.Message = message;
                return true;
            }

            message = _waiting[key] = new Slot(key, message);
            return false;
        }
    }

    /// <summary>The newest message of a slot that has left the mailbox.</summary>
    internal object Take(Slot slot)
    {
        lock (_gate)
        {
            _waiting.Remove(slot.Key);
            return slot.Message;
        }
    }

    /// <summary>A message's place in the mailbox.</summary>
    internal sealed class Slot(object key, object message)
    {
        internal object Key { get; } = key;

        internal object Message { get; set; } = message;
    }
}
