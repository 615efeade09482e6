using System.Text;
using FsCheck.Xunit;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Simulator.Prices;

namespace Kiwoom.Specs.Exchange;

public sealed class DailyBarCsvSpec
{
    private const string Header = "date,open,high,low,close,volume,ticker,code,name,interval\n";
    private const string Line = "20231221,74600,75000,74300,75000,13478766,005930,005930,삼성전자,D\n";
    private const string NextLine = "20231222,75800,76300,75400,75900,14515608,005930,005930,삼성전자,D\n";

    [Fact]
    public void Bars_are_read_with_or_without_byte_order_mark_and_carriage_returns()
    {
        foreach (var text in new[] { Header + Line + NextLine, "\uFEFF" + Header + Line + NextLine, (Header + Line + NextLine).Replace("\n", "\r\n"), (Header + Line + NextLine).TrimEnd() })
        {
            var history = Read(text);
            history.Name.ShouldBe("삼성전자");
            history.Bars.ShouldBe(
            [
                new DailyBar(TradingDay.Parse("20231221"), 74_600, 75_000, 74_300, 75_000, 13_478_766),
                new DailyBar(TradingDay.Parse("20231222"), 75_800, 76_300, 75_400, 75_900, 14_515_608),
            ]);
        }
    }

    [Theory]
    [InlineData("", 0, "empty")]
    [InlineData(Header, 0, "no bars")]
    [InlineData("date,open,high,low,close\n", 1, "'volume' is missing")]
    [InlineData("date,date,open,high,low,close,volume\n", 1, "twice")]
    [InlineData(Header + "20231221,74600,75000,74300\n", 2, "4 fields")]
    [InlineData(Header + Line + "\n" + NextLine, 3, "1 fields")]
    [InlineData(Header + "2023-12-21,1,1,1,1,1,005930,005930,n,D\n", 2, "date")]
    [InlineData(Header + "20231301,1,1,1,1,1,005930,005930,n,D\n", 2, "date")]
    [InlineData(Header + "20231221,NaN,1,1,1,1,005930,005930,n,D\n", 2, "open 'NaN'")]
    [InlineData(Header + "20231221,1,-1,1,1,1,005930,005930,n,D\n", 2, "high '-1'")]
    [InlineData(Header + "20231221,1,1,0,1,1,005930,005930,n,D\n", 2, "low '0'")]
    [InlineData(Header + "20231221,1,1,1,1.5,1,005930,005930,n,D\n", 2, "close '1.5'")]
    [InlineData(Header + "20231221,1,1,1,99999999999999999999,1,005930,005930,n,D\n", 2, "close")]
    [InlineData(Header + "20231221,1,1,1,1,-3,005930,005930,n,D\n", 2, "volume")]
    [InlineData(Header + "20231221,5,4,6,5,1,005930,005930,n,D\n", 2, "contradict")]
    [InlineData(Header + "20231221,5,6,5,7,1,005930,005930,n,D\n", 2, "contradict")]
    [InlineData(Header + "20231221,5,6,5,5,1,000660,000660,n,D\n", 2, "code")]
    [InlineData(Header + "20231221,5,6,5,5,1,005930,005930,n,W\n", 2, "interval")]
    [InlineData(Header + Line + Line, 3, "not after")]
    [InlineData(Header + NextLine + Line, 3, "not after")]
    public void A_broken_file_is_refused_with_its_name_line_and_rule(string text, long line, string rule)
    {
        var fault = Should.Throw<PriceFileException>(() => Read(text));
        fault.Line.ShouldBe(line);
        fault.Message.ShouldStartWith("005930.csv");
        fault.Message.ShouldContain(rule);
    }

    [Property(MaxTest = 200)]
    public void Garbage_is_refused_or_read_but_nothing_else_happens(byte[] garbage)
    {
        try
        {
            DailyBarCsv.Read(new MemoryStream([.. Encoding.UTF8.GetBytes(Header), .. garbage]), "005930.csv").Bars.ShouldNotBeEmpty();
        }
        catch (PriceFileException fault)
        {
            fault.File.ShouldBe("005930.csv");
        }
    }

    [Fact]
    public void A_hundred_megabytes_are_refused_without_being_read()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "005930.csv");
        try
        {
            using (var file = File.Create(path))
                file.SetLength(100 * 1024 * 1024);
            Should.Throw<PriceFileException>(() => DailyBarCsv.ReadFile(path)).Message.ShouldContain("larger");
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    [Fact]
    public void A_folder_needs_a_price_file_and_files_named_by_issue_codes()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            Should.Throw<PriceFileException>(() => DailyBarCsv.ReadFolder(folder.FullName)).Message.ShouldContain("no CODE.csv");
            File.WriteAllText(Path.Combine(folder.FullName, "005930.csv"), Header + Line + NextLine);
            var history = DailyBarCsv.ReadFolder(folder.FullName);
            history.TradingDays.ShouldBe([TradingDay.Parse("20231221"), TradingDay.Parse("20231222")]);
            File.WriteAllText(Path.Combine(folder.FullName, "notes.csv"), Header + Line);
            Should.Throw<PriceFileException>(() => DailyBarCsv.ReadFolder(folder.FullName)).File.ShouldBe("notes.csv");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_base_price_is_the_close_before_and_on_the_first_day_the_open()
    {
        var (history, symbol) = (new PriceHistory([Read(Header + Line + NextLine)]), ExchangeRig.Samsung);
        history.BasePriceOf(symbol, TradingDay.Parse("20231221")).ShouldBe(74_600);
        history.BasePriceOf(symbol, TradingDay.Parse("20231222")).ShouldBe(75_000);
        history.BasePriceOf(symbol, TradingDay.Parse("20240102")).ShouldBe(75_900);
        history.BarOf(symbol, TradingDay.Parse("20231223")).ShouldBeNull();
        history.BarsBefore(symbol, TradingDay.Parse("20231222"), 5).Count.ShouldBe(1);
        history.BasePriceOf(Symbol.Parse("000660"), TradingDay.Parse("20231222")).ShouldBeNull();
    }

    [Fact]
    public void Generated_bars_are_legal_and_equal_for_equal_seeds()
    {
        var (one, other) = (Generator(7), Generator(7));
        foreach (var issue in DefaultListing.Issues)
        {
            var symbol = issue.Instrument.Symbol;
            var bars = one.BarsBefore(symbol, TradingDay.Parse("20270801"), 1_000);
            bars.Count.ShouldBeGreaterThan(150);
            other.BarOf(symbol, bars[^1].Day).ShouldBe(bars[^1]);
            Generator(8).BarOf(symbol, bars[^1].Day).ShouldNotBe(bars[^1]);
            foreach (var bar in bars)
            {
                var today = issue.Instrument with { BasePrice = one.BasePriceOf(symbol, bar.Day)!.Value };
                var band = PriceLimits.Of(today, bar.Day)!.Value;
                foreach (var price in new[] { bar.Open, bar.High, bar.Low, bar.Close })
                {
                    band.Contains(price).ShouldBeTrue();
                    TickSizes.IsOnTick(today.Kind, price, bar.Day).ShouldBeTrue();
                    price.ShouldBeInRange(bar.Low, bar.High);
                }
            }
        }

        static BarGenerator Generator(ulong seed) => new(seed, DefaultListing.Issues, TradingCalendar.Krx, TradingDay.Parse("20261101"));
    }

    private static IssueHistory Read(string text) => DailyBarCsv.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "005930.csv");
}
