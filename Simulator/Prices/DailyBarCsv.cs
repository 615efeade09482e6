using System.Globalization;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;

namespace Kiwoom.Simulator.Prices;

/// <summary>
/// Reads daily bars from <c>CODE.csv</c> files: a header that names at least date, open, high, low, close and volume (ticker, code, name and
/// interval are known, others are ignored), then one line per trading day, oldest first. Dates are yyyyMMdd, prices whole won. An empty volume is 0.
/// </summary>
public static class DailyBarCsv
{
    /// <summary>A larger file is refused: a century of days has two megabytes.</summary>
    public const long LargestFile = 16 * 1024 * 1024;

    private const long HighestVolume = 1_000_000_000_000;
    private const int LongestName = 40;

    /// <summary>Reads every <c>*.csv</c> of a folder, in the order of their names.</summary>
    /// <exception cref="PriceFileException">A file breaks a rule, or there is none.</exception>
    /// <exception cref="IOException">The folder or a file cannot be read.</exception>
    public static PriceHistory ReadFolder(string folder)
    {
        var files = Directory.GetFiles(folder, "*.csv");
        Array.Sort(files, StringComparer.Ordinal);
        return files.Length == 0
            ? throw new PriceFileException(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), 0, "the folder has no CODE.csv")
            : new PriceHistory(files.Select(ReadFile));
    }

    /// <summary>Reads one file; the issue code is the file's name.</summary>
    /// <exception cref="PriceFileException">The file breaks a rule.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IssueHistory ReadFile(string path)
    {
        var name = Path.GetFileName(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Read(stream, name);
    }

    /// <summary>Reads one file's content.</summary>
    /// <param name="content">The bytes, UTF-8 with or without a byte-order mark.</param>
    /// <param name="file">The file's name, <c>CODE.csv</c>.</param>
    /// <exception cref="PriceFileException">The file breaks a rule.</exception>
    public static IssueHistory Read(Stream content, string file)
    {
        if (!Symbol.TryParse(Path.GetFileNameWithoutExtension(file), out var symbol))
            throw new PriceFileException(file, 0, "the file's name is not an issue code of six characters out of 0-9 and A-Z");
        if (content.CanSeek && content.Length > LargestFile)
            throw new PriceFileException(file, 0, $"larger than {LargestFile} bytes");
        using var reader = new StreamReader(new BoundedStream(content, LargestFile, file));
        if (reader.ReadLine() is not { } first)
            throw new PriceFileException(file, 0, "empty");
        var header = new Header(first, file);
        var bars = new List<DailyBar>();
        var title = symbol.Value;
        for (long line = 2; reader.ReadLine() is { } text; line++)
        {
            if (text.Length == 0 && reader.Peek() < 0)
                break;
            var fields = text.Split(',');
            if (fields.Length != header.Count)
                throw new PriceFileException(file, line, $"{fields.Length} fields where the header has {header.Count}");
            if (header.Of(fields, "code") is { } code && code != symbol.Value)
                throw new PriceFileException(file, line, $"the code {Shown(code)} is not the file's");
            if (header.Of(fields, "interval") is { } interval && interval != "D")
                throw new PriceFileException(file, line, $"the interval {Shown(interval)} is not D");
            var bar = BarOf(fields, header, file, line);
            if (bars.Count > 0 && bar.Day.CompareTo(bars[^1].Day) <= 0)
                throw new PriceFileException(file, line, $"{bar.Day} is not after {bars[^1].Day} of the line before");
            bars.Add(bar);
            if (header.Of(fields, "name") is { Length: > 0 and <= LongestName } issueName)
                title = issueName;
        }

        return bars.Count > 0 ? new IssueHistory(symbol, title, bars) : throw new PriceFileException(file, 0, "no bars");
    }

    private static DailyBar BarOf(string[] fields, Header header, string file, long line)
    {
        var date = header.Of(fields, "date");
        if (!DateOnly.TryParseExact(date, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            throw new PriceFileException(file, line, $"the date {Shown(date)} is not yyyyMMdd");
        var (open, high) = (Price("open"), Price("high"));
        var (low, close) = (Price("low"), Price("close"));
        var volume = header.Of(fields, "volume") is { Length: 0 } ? 0 : Number("volume", 0, HighestVolume);
        if (low > high || open < low || open > high || close < low || close > high)
            throw new PriceFileException(file, line, $"open {open}, high {high}, low {low} and close {close} contradict each other");
        return new DailyBar(new TradingDay(day), open, high, low, close, volume);

        long Price(string column) => Number(column, 1, TickSizes.HighestPrice);

        long Number(string column, long least, long most)
        {
            var text = header.Of(fields, column);
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
                ? number
                : throw new PriceFileException(file, line, $"the {column} {Shown(text)} is not a whole number between {least} and {most}");
        }
    }

    private static string Shown(string? text) => text is { Length: > 20 } ? $"'{text[..20]}…'" : $"'{text}'";

    private sealed class Header
    {
        private static readonly string[] Needed = ["date", "open", "high", "low", "close", "volume"];
        private readonly Dictionary<string, int> _columns = [];

        internal Header(string line, string file)
        {
            var names = line.Split(',');
            Count = names.Length;
            for (var i = 0; i < names.Length; i++)
            {
                if (!_columns.TryAdd(names[i], i))
                    throw new PriceFileException(file, 1, $"the column {Shown(names[i])} is there twice");
            }

            foreach (var column in Needed)
            {
                if (!_columns.ContainsKey(column))
                    throw new PriceFileException(file, 1, $"the column '{column}' is missing");
            }
        }

        internal int Count { get; }

        internal string? Of(string[] fields, string column) => _columns.TryGetValue(column, out var index) ? fields[index] : null;
    }

    // A stream that cannot say its length, or a file that grows, must not fill the memory.
    private sealed class BoundedStream(Stream inner, long most, string file) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _read; set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var got = inner.Read(buffer, offset, count);
            _read += got;
            return _read > most ? throw new PriceFileException(file, 0, $"larger than {most} bytes") : got;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
