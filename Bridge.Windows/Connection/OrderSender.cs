using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Orders;
using Kiwoom.Bridge.Orders;
using Kiwoom.Bridge.Pacing;

namespace Kiwoom.Bridge.Connection;

/// <summary>Calls SendOrder, at most once for each <see cref="SendIntent"/>, cancels before replacements before new orders, below Kiwoom's
/// rate. Lives on the control's thread.</summary>
/// <param name="api">The control.</param>
/// <param name="pacer">The rate.</param>
/// <param name="surroundings">Clocks and receivers.</param>
/// <param name="checksWarnings">Refuse to buy an issue whose warning would open a dialog inside SendOrder (fact sheet §1.6).</param>
public sealed class OrderSender(IKiwoomApi api, OrderPacer pacer, OrderSurroundings surroundings, bool checksWarnings)
{
    private readonly PriorityQueue<SendIntent, (int Rank, long Order)> _waiting = new();
    private readonly Dictionary<Symbol, bool> _warned = [];
    private long _lastOrder;

    /// <summary>Orders that wait for their turn.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>SendOrder was called so often.</summary>
    public long Calls { get; private set; }

    /// <summary>Takes an order and sends it as soon as it may go.</summary>
    public void Take(SendIntent intent)
    {
        ArgumentNullException.ThrowIfNull(intent);
        var rank = intent.Command switch { SubmitCancel => 0, SubmitReplace => 1, _ => 2 };
        _waiting.Enqueue(intent, (rank, ++_lastOrder));
        Pump();
    }

    /// <summary>Sends what may go now, and gives back what must not go at all.</summary>
    public void Pump()
    {
        while (_waiting.TryPeek(out var next, out _))
        {
            if (surroundings.Withheld(next.Command) is { } withheld)
            {
                _waiting.Dequeue();
                Withhold(next, withheld);
                continue;
            }

            var now = surroundings.Now();
            var wait = pacer.Wait(now);
            if (wait > TimeSpan.Zero)
            {
                surroundings.PumpAfter(wait);
                return;
            }

            _waiting.Dequeue();
            Send(next, now);
        }
    }

    /// <summary>Gives back everything that waits: the bridge stops.</summary>
    public void WithholdAll(Withholding reason)
    {
        while (_waiting.TryDequeue(out var intent, out _))
            Withhold(intent, reason);
    }

    /// <summary>A new session has new warnings.</summary>
    public void ForgetWarnings() => _warned.Clear();

    private void Send(SendIntent intent, DateTimeOffset now)
    {
        var command = intent.Command;
        var sendBefore = command switch { SubmitOrder s => s.SendBefore, SubmitReplace r => r.SendBefore, _ => DateTimeOffset.MaxValue };
        if (sendBefore <= now)
        {
            Withhold(intent, new Withholding(RefusalReason.TooLate, "Its time to be sent passed while it waited."));
            return;
        }

        if (OrderCall.Of(command, intent.Screen, surroundings.Server(), out var reason) is not { } call)
        {
            Withhold(intent, new Withholding(RefusalReason.NotExpressible, reason ?? "Kiwoom's interface cannot express it."));
            return;
        }

        if (command is SubmitOrder { Order: { Side: Side.Buy, Symbol: var symbol } } && checksWarnings && Warning(symbol) is { } warning)
        {
            Withhold(intent, warning);
            return;
        }

        pacer.Use(now);
        Calls++;
        CallReturned returned;
        try
        {
            var code = call.Invoke(api);
            returned = new CallReturned(command.Id, code, code is null ? "Kiwoom's function gave no return code." : null);
        }
        catch (Exception fault)
        {
            // The control may have sent it before it failed; one order's fault is nobody else's.
            returned = new CallReturned(command.Id, null, $"SendOrder failed: {fault.Message}");
        }

        surroundings.TellDesk(returned);
        if (returned.ReturnCode == KiwoomReturnCode.Ok)
            surroundings.AnswerDue(command.Id);
    }

    // A control that fails here has not been given the order: it goes back unsent, and is not lost.
    private Withholding? Warning(Symbol symbol)
    {
        try
        {
            return IsWarned(symbol) ? new Withholding(RefusalReason.WarningIssue, "Kiwoom would ask a person before it buys this issue.") : null;
        }
        catch (Exception fault)
        {
            return new Withholding(RefusalReason.NotSent, $"Kiwoom's control did not tell whether it warns of this issue: {fault.Message}");
        }
    }

    private bool IsWarned(Symbol symbol)
    {
        if (!_warned.TryGetValue(symbol, out var warned))
        {
            warned = api.KOA_Functions("IsOrderWarningStock", symbol.Value).Trim() is not ("" or "0") || api.KOA_Functions("IsOrderWarningETF", symbol.Value).Trim() == "1";
            _warned.Add(symbol, warned);
        }

        return warned;
    }

    private void Withhold(SendIntent intent, Withholding withheld) =>
        surroundings.TellDesk(new CallWithheld(intent.Command.Id, withheld.Reason, withheld.Text));
}
