using Kiwoom.Actors.Broker;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Bridge.Codec;
using Kiwoom.Bridge.Doctor.Probe.Tape;

namespace Kiwoom.Bridge.Doctor.Probe.Orders;

/// <summary>The probe's orders, followed by what the tape hears of them in whatever order it comes. Under the tape's lock only.</summary>
public sealed class ProbeOrderBook : ITapeListener
{
    private readonly List<ProbeOrder> _orders = [];

    /// <summary>All orders, oldest first.</summary>
    public IReadOnlyList<ProbeOrder> Orders => _orders;

    /// <summary>Shares of the probe's own fills that were bought and not sold again.</summary>
    public long Position => _orders.Sum(o => o.Side == Actors.Orders.Side.Buy ? o.Filled : -o.Filled);

    /// <summary>Takes an order that is about to be sent.</summary>
    public void Add(ProbeOrder order) => _orders.Add(order);

    /// <inheritdoc/>
    public void Heard(TapeEvent heard)
    {
        ArgumentNullException.ThrowIfNull(heard);
        switch (heard.Name)
        {
            case nameof(IKiwoomEvents.OnReceiveTrData) when ByName(heard) is { } answered:
                Answered(answered, heard);
                break;
            case nameof(IKiwoomEvents.OnReceiveMsg) when ByName(heard) is { } told:
                told.AddMessage(heard.Argument("sMsg"));
                break;
            case nameof(IKiwoomEvents.OnReceiveChejanData) when heard.Argument("sGubun") == "0":
                Reported(heard);
                break;
        }
    }

    private ProbeOrder? ByName(TapeEvent heard) => _orders.FirstOrDefault(o => o.WasCalled && o.RqName == heard.Argument("sRQName"));

    private static void Answered(ProbeOrder order, TapeEvent heard)
    {
        order.TrCode = heard.Argument("sTrCode");
        order.Answer = heard.Arguments.GetValueOrDefault("주문번호", "");
        if (FidCodec.TryOrderNo(order.Answer, out var number))
            order.Number ??= number;
    }

    private void Reported(TapeEvent heard)
    {
        if (!FidCodec.TryOrderNo(heard.Fid(Fid.OrderNo), out var number) || !FidCodec.TrySymbol(heard.Fid(Fid.IssueCode), out var symbol))
            return;
        var order = _orders.FirstOrDefault(o => o.Number == number) ?? Unnumbered(heard, symbol);
        if (order is null)
            return;
        order.Number ??= number;
        order.IsNotInTheList = false;
        if (order.Kind == BrokerOrderKind.Cancel)
        {
            order.Open = 0;
            return;
        }

        if (ChejanDecoder.StateOf(heard.Fid(Fid.OrderState)) == ChejanState.Refused)
            order.Open = 0;
        else if (FidCodec.TryMagnitude(heard.Fid(Fid.OpenQuantity), out var open))
            order.Open = open;
        if (FidCodec.TryMagnitude(heard.Fid(Fid.CumulativeQuantity), out var filled) && filled > order.Filled)
            order.Filled = filled;
    }

    // The Chejan event can overtake the answer with the number (fact sheet §3.6). The screen tells which order it is; where the event does
    // not carry one, the terms must leave no choice.
    private ProbeOrder? Unnumbered(TapeEvent heard, Actors.Identity.Symbol symbol)
    {
        var screen = heard.Fid(Fid.ScreenNo);
        var candidates = _orders.Where(o => o.WasCalled && o.Number is null && o.Symbol == symbol && (screen.Length == 0 || o.Screen == screen)
            && FidCodec.Magnitude(heard.Fid(Fid.OrderQuantity)) == o.Quantity
            && (FidCodec.TryOrderNo(heard.Fid(Fid.OriginalOrderNo), out var original) ? o.Original?.Number == original : o.Original is null)).ToArray();
        return screen.Length > 0 ? candidates.LastOrDefault() : candidates.Length == 1 ? candidates[0] : null;
    }
}
