using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Writes Chejan events. Source: fact sheet §4.1 and §4.2; FIDs without a name in the sheet keep the value seen there.</summary>
internal sealed class ChejanFormat(bool mock, bool executionPriceIsAverage)
{
    private const int NameBytes = 40;

    /// <summary>Gubun 0. On the mock server the layout ends at 10010 and keeps 2134 and 2135.</summary>
    public ChejanRecord Order(BrokerOrder order, MasterIssue issue, VenueQuote quote, OrderNotice notice, DateTimeOffset at)
    {
        var booked = order.Booked;
        var fields = new List<KeyValuePair<int, string>>
        {
            new(Fid.AccountNo, booked.Account.Value),
            new(Fid.OrderNo, order.No.Value),
            new(9205, ""),
            new(Fid.IssueCode, MasterData.PrefixOf(issue) + booked.Symbol.Value),
            new(Fid.BusinessKind, "JJ"),
            new(Fid.OrderState, notice.State),
            new(Fid.Name, KiwoomText.Padded(issue.Instrument.Name, NameBytes)),
            new(Fid.OrderQuantity, KiwoomText.Plain(booked.Quantity)),
            new(Fid.OrderPrice, KiwoomText.Plain(booked.Price)),
            new(Fid.OpenQuantity, KiwoomText.Plain(notice.Open)),
            new(Fid.CumulativeAmount, KiwoomText.Plain(order.Amount)),
            new(Fid.OriginalOrderNo, booked.Original?.Value ?? "0000000"),
            new(Fid.OrderKind, KindOf(booked)),
            new(Fid.TradeKind, OrderTerms.Find(booked.Terms)?.Name ?? ""),
            new(Fid.SideCode, booked.Side == Side.Sell ? "1" : "2"),
            new(Fid.OrderTime, KiwoomText.Time(at)),
            new(Fid.ExecutionNo, notice.Fill is { } f ? KiwoomText.Plain(f.ExecutionNo) : ""),
            new(Fid.ExecutionPrice, notice.Fill is { } p ? KiwoomText.Plain(ExecutionPrice(order, p)) : ""),
            new(Fid.CumulativeQuantity, notice.Fill is null && order.Filled == 0 ? "" : KiwoomText.Plain(order.Filled)),
            new(Fid.Price, KiwoomText.Directed(quote.Last, quote.BasePrice)),
            new(Fid.BestAsk, KiwoomText.Directed(quote.Book.BestAsk, quote.BasePrice)),
            new(Fid.BestBid, KiwoomText.Directed(quote.Book.BestBid, quote.BasePrice)),
            new(Fid.FillPrice, notice.Fill is { } fp ? KiwoomText.Plain(fp.Price) : ""),
            new(Fid.FillQuantity, notice.Fill is { } fq ? KiwoomText.Plain(fq.Quantity) : ""),
            new(Fid.DayCommission, KiwoomText.Plain(order.Commission)),
            new(Fid.DayTax, KiwoomText.Plain(order.Tax)),
            new(Fid.RejectReason, notice.State == OrderNotice.Refused ? "1" : "0"), // value of a refusal [U]
            new(Fid.ScreenNo, booked.Screen),
            new(Fid.TerminalNo, ""),
            new(Fid.OrderCreditKind, "00"),
            new(Fid.OrderLoanDate, "00000000"),
            new(949, "3"),
            new(10010, KiwoomText.Directed(quote.Last, quote.BasePrice)),
        };
        if (!mock)
        {
            fields.Add(new(969, "0"));
            fields.Add(new(Fid.LastSignal, notice.IsClear ? "1" : "0"));
        }

        fields.Add(new(Fid.Venue, "1"));
        fields.Add(new(Fid.VenueName, "KRX"));
        if (!mock)
        {
            fields.Add(new(Fid.SmartOrderRouting, "N"));
            fields.Add(new(2137, "0"));
            fields.Add(new(2138, ""));
        }

        return new ChejanRecord("0", fields);
    }

    /// <summary>Gubun 1.</summary>
    public static ChejanRecord Balance(BrokerAccount account, BrokerPosition position, MasterIssue issue, VenueQuote quote, Side side)
    {
        var held = position.Quantity;
        var profit = (quote.Last * held) - position.Cost;
        var change = quote.Last - quote.BasePrice;
        return new ChejanRecord("1",
        [
            new(Fid.AccountNo, account.Number.Value),
            new(Fid.IssueCode, MasterData.PrefixOf(issue) + position.Symbol.Value),
            new(Fid.CreditKind, "00"),
            new(Fid.LoanDate, "00000000"),
            new(Fid.Name, KiwoomText.Padded(issue.Instrument.Name, NameBytes)),
            new(Fid.Price, KiwoomText.Directed(quote.Last, quote.BasePrice)),
            new(Fid.HoldingQuantity, KiwoomText.Plain(held)),
            new(Fid.AverageCost, KiwoomText.Plain(position.AverageCost)),
            new(Fid.TotalCost, KiwoomText.Plain(position.Cost)),
            new(Fid.SellableQuantity, KiwoomText.Plain(account.SellableOf(position.Symbol))),
            new(Fid.DayNetBuyQuantity, KiwoomText.Plain(position.DayNetBuy)),
            new(Fid.BalanceSide, side == Side.Sell ? "1" : "2"),
            new(Fid.DaySellProfit, KiwoomText.Plain(position.DaySellProfit)),
            new(951, "0"),
            new(Fid.BestAsk, KiwoomText.Directed(quote.Book.BestAsk, quote.BasePrice)),
            new(Fid.BestBid, KiwoomText.Directed(quote.Book.BestBid, quote.BasePrice)),
            new(Fid.BasePrice, KiwoomText.Plain(quote.BasePrice)),
            new(8019, KiwoomText.SignedRate(profit, position.Cost).TrimStart('+')),
            new(957, "0"),
            new(958, "0"),
            new(918, "00000000"),
            new(990, KiwoomText.Plain(position.DaySellProfit)),
            new(991, "0.00"),
            new(992, "0"),
            new(993, "0.00"),
            new(959, "0"),
            new(924, "0"),
            new(970, "0"),
            new(10010, KiwoomText.Directed(quote.Last, quote.BasePrice)),
            new(25, KiwoomText.DirectionCode(quote)),
            new(Fid.Change, KiwoomText.Signed(change)),
            new(Fid.ChangeRate, KiwoomText.SignedRate(change, quote.BasePrice)),
            new(Fid.UpperLimit, "+" + KiwoomText.Plain(quote.UpperLimit)),
            new(Fid.LowerLimit, "-" + KiwoomText.Plain(quote.LowerLimit)),
        ]);
    }

    /// <summary>주문구분 with the sign that colours it; cancels have none.</summary>
    public static string KindOf(OrderBooked booked) => (booked.Action, booked.Side) switch
    {
        (BrokerOrderAction.New, Side.Buy) => "+매수",
        (BrokerOrderAction.New, _) => "-매도",
        (BrokerOrderAction.Modify, Side.Buy) => "+매수정정",
        (BrokerOrderAction.Modify, _) => "-매도정정",
        (_, Side.Buy) => "매수취소",
        _ => "매도취소",
    };

    /// <summary>FID 910: the fill's price, or the order's average so far; which of them is [U].</summary>
    private long ExecutionPrice(BrokerOrder order, BrokerFill fill) =>
        executionPriceIsAverage ? (long)Math.Round((decimal)order.Amount / order.Filled, MidpointRounding.AwayFromZero) : fill.Price;
}
