using System.Diagnostics;
using System.Globalization;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;
using Kiwoom.Bridge.Link;

namespace Kiwoom.Benchmarks.Pressure;

/// <summary>Sends quotes of issues that nobody trades, beside those of the market, as many a second as wanted.</summary>
internal sealed class QuoteFlood : IDisposable
{
    private const int Issues = 200;
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(5);
    private readonly IGatewayLink _link;
    private readonly Symbol[] _symbols = [.. Enumerable.Range(0, Issues).Select(i => Symbol.Parse(string.Create(CultureInfo.InvariantCulture, $"9{i:D5}")))];
    private readonly Thread _thread;
    private volatile int _perSecond;
    private volatile bool _ended;

    internal QuoteFlood(IGatewayLink link)
    {
        _link = link;
        _thread = new Thread(Run) { IsBackground = true, Name = "quotes" };
        _thread.Start();
    }

    internal int PerSecond
    {
        get => _perSecond;
        set => _perSecond = value;
    }

    public void Dispose()
    {
        _ended = true;
        _thread.Join();
    }

    private void Run()
    {
        var (sent, since, rate) = (0L, Stopwatch.GetTimestamp(), 0);
        while (!_ended)
        {
            if (_perSecond != rate)
                (sent, since, rate) = (0, Stopwatch.GetTimestamp(), _perSecond);

            for (var due = (long)(Stopwatch.GetElapsedTime(since).TotalSeconds * rate); sent < due; sent++)
            {
                var price = 50_000 + (sent / Issues % 1000);
                _link.Publish(new TradeTick(_symbols[sent % Issues], DateTimeOffset.UnixEpoch, price, 10, Side.Buy, sent, price, price, price, price + 100, price));
            }

            Thread.Sleep(_pause);
        }
    }
}
