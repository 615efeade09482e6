using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Bridge.Orders;

/// <summary>What the intent log knows of one command: enough to recognise its repetition and Kiwoom's events about it.</summary>
/// <param name="Id">The command; also the RQName that SendOrder is given.</param>
/// <param name="Day">The trading day it came on.</param>
/// <param name="Account">Account.</param>
/// <param name="ClientOrderId">The order it is about.</param>
/// <param name="Kind">New, replace or cancel.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Quantity">Shares handed to SendOrder.</param>
/// <param name="Price">Won; null for a type without a price and for cancels.</param>
/// <param name="Original">The order number it changes; null for a new order.</param>
/// <param name="Screen">The screen number that SendOrder is given; comes back as FID 920.</param>
/// <param name="Stage">How far it has come.</param>
/// <param name="Number">Kiwoom's order number, once known.</param>
/// <param name="Message">Kiwoom's last message about it, while it has no number.</param>
/// <param name="Outcome">The last report of its outcome.</param>
/// <param name="OutcomeSequence">Where that report stands in the outbox.</param>
public sealed record CommandEntry(
    CommandId Id,
    TradingDay Day,
    AccountNo Account,
    ClientOrderId ClientOrderId,
    BrokerOrderKind Kind,
    Symbol Symbol,
    Side Side,
    long Quantity,
    long? Price,
    BrokerOrderNo? Original,
    string Screen,
    CommandStage Stage = CommandStage.Recorded,
    BrokerOrderNo? Number = null,
    string? Message = null,
    IBrokerReport? Outcome = null,
    long OutcomeSequence = 0)
{
    /// <summary>An answer of Kiwoom may still come, and nothing has been reported.</summary>
    public bool IsWaiting => Stage is CommandStage.Recorded or CommandStage.Called or CommandStage.AnsweredBlank;

    /// <summary>Nothing of Kiwoom's has been heard of it: what SendOrder said, or that it was not called, still decides it. Also in doubt: after
    /// a fault of the journal the desk begins again while the call is under way.</summary>
    public bool IsUnanswered => Number is null && (IsWaiting || Stage == CommandStage.InDoubt);

    /// <summary>Refused because Kiwoom answered without a number. Such an answer has been seen for orders that were accepted
    /// (fact sheet §11, no. 1), so a Chejan event can still contradict it.</summary>
    public bool IsRefusedByBlankAnswer =>
        Stage == CommandStage.Refused && Number is null && Outcome is CommandRefused { Reason: RefusalReason.RejectedByKiwoom };

    /// <summary>The entry of a command; null for one that is no order.</summary>
    public static CommandEntry? Of(IBrokerCommand command, TradingDay day, string screen) => command switch
    {
        SubmitOrder s => new(
            s.Id, day, s.Account, s.Order.ClientOrderId, BrokerOrderKind.New, s.Order.Symbol, s.Order.Side, s.Order.Quantity, s.Order.Price, null, screen),
        SubmitReplace r => new(
            r.Id, day, r.Account, r.ClientOrderId, BrokerOrderKind.Replace, r.Symbol, r.Side, r.OpenQuantity, r.Price, r.Original, screen),
        SubmitCancel c => new(c.Id, day, c.Account, c.ClientOrderId, BrokerOrderKind.Cancel, c.Symbol, c.Side, c.Quantity, null, c.Original, screen),
        _ => null,
    };
}
