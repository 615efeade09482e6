using System.Text.Json;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>The broker's ledger on disk: UTF-8 JSON, one <see cref="ILedgerEntry"/> a line, only ever appended to.</summary>
/// <remarks>Each line is handed to the operating system before the ledger changes, so it survives a kill of the process. It is not
/// synced to the disk: a power cut may lose the last lines, which is good enough for a simulated broker. A last line that is not whole
/// (the process died within the write) never happened, and is cut off when the file is opened.</remarks>
public sealed class BrokerLedgerFile : IDisposable
{
    private const string FileName = "broker-ledger.jsonl";
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
    private readonly FileStream _stream;

    /// <summary>Opens or creates the file in a directory, which is made if it does not exist. One process at a time.</summary>
    /// <exception cref="IOException">Another process has the file.</exception>
    public BrokerLedgerFile(string directory)
    {
        Directory.CreateDirectory(directory);
        _stream = new FileStream(Path.Combine(directory, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    /// <summary>Everything that was written, oldest first.</summary>
    /// <exception cref="InvalidDataException">A line other than a torn last one cannot be read.</exception>
    internal IReadOnlyList<ILedgerEntry> Read()
    {
        var bytes = new byte[_stream.Length];
        _stream.Position = 0;
        _stream.ReadExactly(bytes);
        var whole = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        var entries = new List<ILedgerEntry>();
        for (var start = 0; start < whole;)
        {
            var end = Array.IndexOf(bytes, (byte)'\n', start);
            entries.Add(ReadLine(bytes.AsSpan(start, end - start), entries.Count + 1));
            start = end + 1;
        }

        _stream.SetLength(whole);
        _stream.Position = whole;
        return entries;
    }

    internal void Append(ILedgerEntry entry)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(entry, Json);
        var bytes = new byte[line.Length + 1];
        line.CopyTo(bytes, 0);
        bytes[^1] = (byte)'\n';
        _stream.Write(bytes);
    }

    private static ILedgerEntry ReadLine(ReadOnlySpan<byte> line, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<ILedgerEntry>(line, Json) ?? throw new JsonException("the line is null");
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException or FormatException)
        {
            throw new InvalidDataException($"line {number} of the broker's ledger cannot be read: {fault.Message}", fault);
        }
    }
}
