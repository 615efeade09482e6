using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Bridge.Recording;

/// <summary>Writes entries to the file on a thread of its own. Whatever goes wrong ends the recording and nothing else.</summary>
/// <remarks>What was written to the operating system survives the end of the process. Entries are given to it as soon as the thread gets to
/// them, usually within a millisecond: a killed process loses what it recorded in that time, and perhaps tears its last line.</remarks>
internal sealed class RecordingWriter : IDisposable
{
    private const int Batch = 1 << 16;

    // Room for the line that says why the recording ends.
    private const int Reserve = 512;

    private readonly BlockingCollection<RecordingEntry> _waiting = [];
    private readonly ArrayBufferWriter<byte> _buffer = new(2 * Batch);
    private readonly Stream _stream;
    private readonly RecordingOptions _options;
    private readonly SessionMask _mask;
    private readonly Func<PlainEntry> _end;
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private readonly Lock _ending = new();
    private long _weight;
    private long _written;
    private string? _endReason;

    /// <summary>Writes the header and starts the thread. Throws what the stream throws.</summary>
    internal RecordingWriter(Stream stream, RecordingHeader header, RecordingOptions options, Func<string, PlainEntry> end, ILogger logger)
    {
        (_stream, _options, _logger) = (stream, options, logger);
        _end = () => end(_endReason!);
        _mask = new SessionMask(options.MasksAccounts);
        using (var writer = new Utf8JsonWriter(_buffer, RecordingSpelling.Writer))
            JsonSerializer.Serialize(writer, header, RecordingSpelling.Own.RecordingHeader);
        _buffer.Write("\n"u8);
        Flush();
        _thread = new Thread(Run) { IsBackground = true, Name = "recording" };
        _thread.Start();
    }

    /// <summary>Why the recording has ended; null while it goes on.</summary>
    internal string? EndReason => Volatile.Read(ref _endReason);

    /// <summary>Bytes in the file.</summary>
    internal long Written => Interlocked.Read(ref _written);

    /// <summary>Takes an entry, or drops it where the recording has ended. Never blocks and never throws.</summary>
    internal void Add(RecordingEntry entry)
    {
        if (EndReason is not null)
            return;
        if (Interlocked.Add(ref _weight, entry.Weight) > _options.MostWaiting)
        {
            End("the disk is too slow", LogLevel.Error);
            return;
        }

        lock (_ending)
        {
            if (_endReason is null)
                _waiting.Add(entry);
        }
    }

    /// <summary>Writes what waits and closes the file.</summary>
    public void Dispose()
    {
        End(RecordingFormat.Stopped, LogLevel.Information);
        _thread.Join();
        _waiting.Dispose();
    }

    private void End(string reason, LogLevel level)
    {
        lock (_ending)
        {
            // What goes wrong while the rest is written counts more than that it was the rest.
            if (_endReason is not null && (_endReason != RecordingFormat.Stopped || reason == RecordingFormat.Stopped))
                return;
            Volatile.Write(ref _endReason, reason);
            _waiting.CompleteAdding();
        }

        if (level > LogLevel.Information)
            _logger.Log(level, "RECORDING HAS STOPPED: {Reason}. Trading goes on, and nothing of it is recorded any more.", reason);
    }

    private void Run()
    {
        try
        {
            foreach (var entry in _waiting.GetConsumingEnumerable())
            {
                Interlocked.Add(ref _weight, -entry.Weight);
                if (!Append(entry))
                    break;
                if (_buffer.WrittenCount >= Batch || _waiting.Count == 0)
                    Flush();
            }

            Flush();
        }
        catch (Exception fault)
        {
            // A full disk, mostly; but nothing that a recording meets may end the process.
            End(string.Create(CultureInfo.InvariantCulture, $"it cannot be written ({fault.Message})"), LogLevel.Error);
        }

        Close();
    }

    private bool Append(RecordingEntry entry)
    {
        var before = _buffer.WrittenCount;
        entry.Teach(_mask);
        Write(entry);
        if (_written + _buffer.WrittenCount <= _options.Limit - Reserve)
            return true;
        End("it has reached its limit", LogLevel.Warning);
        var kept = _buffer.WrittenSpan[..before].ToArray();
        _buffer.ResetWrittenCount();
        _buffer.Write(kept);
        return false;
    }

    private void Write(RecordingEntry entry)
    {
        using (var writer = new Utf8JsonWriter(_buffer, RecordingSpelling.Writer))
            entry.Write(writer, _mask);
        _buffer.Write("\n"u8);
    }

    private void Flush()
    {
        if (_buffer.WrittenCount == 0)
            return;
        _stream.Write(_buffer.WrittenSpan);
        _stream.Flush();
        Interlocked.Add(ref _written, _buffer.WrittenCount);
        _buffer.ResetWrittenCount();
    }

    // Where a write failed half-way, the torn line is taken back; in its room the line that says so may fit.
    private void Close()
    {
        try
        {
            TakeBack();
            _buffer.ResetWrittenCount();
            Write(_end());
            Flush();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            _logger.LogError("The recording's end could not be written to it: {Reason}", fault.Message);
        }

        try
        {
            TakeBack();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            _logger.LogError("The recording's last line is torn: {Reason}", fault.Message);
        }

        try
        {
            _stream.Dispose();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _logger.LogError("The recording could not be closed: {Reason}", fault.Message);
        }
    }

    // What of the last write reached the file is kept up to its last whole line.
    private void TakeBack()
    {
        if (!_stream.CanSeek || _stream.Length <= _written)
            return;
        var there = (int)Math.Min(_stream.Length - _written, _buffer.WrittenCount);
        Interlocked.Add(ref _written, _buffer.WrittenSpan[..there].LastIndexOf((byte)'\n') + 1);
        _stream.SetLength(_written);
        _stream.Seek(0, SeekOrigin.End);
    }
}
