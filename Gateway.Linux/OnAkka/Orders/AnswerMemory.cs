using Kiwoom.Actors.Identity;
using Kiwoom.OnAkka.Orders;

namespace Kiwoom.Gateway.OnAkka.Orders;

/// <summary>The last answers to commands, so that a command that comes again, because its answer was lost or late, is not done again. Only a convenience: what
/// makes an order safe to send again is its client order id, which the journal has.</summary>
/// <remarks>A replace that took effect would otherwise be answered the second time with "nothing would change".</remarks>
/// <param name="most">How many are kept.</param>
internal sealed class AnswerMemory(int most)
{
    private readonly Dictionary<(UserId User, DoorRequest Request), DoorAnswer?> _answers = [];
    private readonly Queue<(UserId User, DoorRequest Request)> _order = new();

    /// <summary>Begins a command. False where the very same is under way or was answered.</summary>
    /// <param name="user">Who sends it.</param>
    /// <param name="request">The command.</param>
    /// <param name="answer">What was answered; null while it is under way.</param>
    internal bool TryBegin(UserId user, DoorRequest request, out DoorAnswer? answer)
    {
        var key = KeyOf(user, request);
        if (_answers.TryGetValue(key, out answer))
            return false;

        _answers.Add(key, null);
        _order.Enqueue(key);
        if (_order.Count > most)
            _answers.Remove(_order.Dequeue());
        return true;
    }

    /// <summary>Ends a command. What may be otherwise the next time is not kept.</summary>
    internal void End(UserId user, DoorRequest request, DoorAnswer answer)
    {
        var key = KeyOf(user, request);
        if (!_answers.ContainsKey(key))
            return;

        _answers[key] = answer switch
        {
            DoorAnswer.Taken taken => taken with { Duplicate = true },
            DoorAnswer.Problem { Status: StatusCodes.Status409Conflict or StatusCodes.Status422UnprocessableEntity } problem => problem with { Duplicate = true },
            _ => null,
        };
        if (_answers[key] is null)
            _answers.Remove(key);
    }

    private static (UserId User, DoorRequest Request) KeyOf(UserId user, DoorRequest request) => (user, request with { Token = default });
}
