using System.Security.Cryptography;
using System.Text;

namespace Kiwoom.Persistence.Audit;

/// <summary>Published heads, one a line, oldest first.</summary>
public static class HeadFile
{
    /// <summary>Reads all. Throws <see cref="FormatException"/> that names the line that is none; a last line without its line feed is one that was being
    /// written when the machine stopped, and is left out.</summary>
    /// <param name="path">The file.</param>
    public static IReadOnlyList<SignedHead> Read(string path)
    {
        var text = File.ReadAllText(path);
        var heads = new List<SignedHead>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length - 1; i++)
        {
            try
            {
                heads.Add(SignedHead.Parse(lines[i]));
            }
            catch (FormatException fault)
            {
                throw new FormatException($"{path}, line {i + 1}: {fault.Message}", fault);
            }
        }

        return heads;
    }

    /// <summary>Adds the head that follows the last one, and waits until it is on disk. One writer at a time: throws <see cref="IOException"/> while another
    /// program extends the file. What a torn earlier write left behind the last line feed is cut off.</summary>
    /// <param name="path">The file; made where there is none, in a directory that must exist.</param>
    /// <param name="next">Given the last head (null for none), makes the next; null to add nothing.</param>
    /// <returns>What was added.</returns>
    public static SignedHead? Extend(string path, Func<SignedHead?, SignedHead?> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        using var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var end = LineEndBefore(stream, stream.Length);
        var start = LineEndBefore(stream, end - 1);
        SignedHead? last = null;
        if (end > 0)
        {
            var line = new byte[end - 1 - start];
            stream.Seek(start, SeekOrigin.Begin);
            stream.ReadExactly(line);
            last = SignedHead.Parse(Encoding.UTF8.GetString(line));
        }

        if (next(last) is not { } head)
            return null;
        stream.SetLength(end);
        stream.Seek(0, SeekOrigin.End);
        stream.Write(Encoding.UTF8.GetBytes(head.ToLine() + "\n"));
        stream.Flush(flushToDisk: true);
        return head;
    }

    /// <summary>Checks that every head is signed by a key and names the one before it. Throws <see cref="InvalidDataException"/> that says which does not.</summary>
    /// <param name="heads">All, oldest first.</param>
    /// <param name="key">The public key.</param>
    /// <returns>The documents.</returns>
    public static IReadOnlyList<HeadDocument> Check(IReadOnlyList<SignedHead> heads, ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(heads);
        var documents = new List<HeadDocument>();
        for (var i = 0; i < heads.Count; i++)
        {
            if (!heads[i].IsSignedBy(key))
                throw new InvalidDataException($"head {i + 1} was not signed by the key {HeadKeys.IdOf(key)} (it names {heads[i].KeyId})");
            HeadDocument document;
            try
            {
                document = HeadDocument.Parse(heads[i].Document);
            }
            catch (FormatException fault)
            {
                throw new InvalidDataException($"head {i + 1}: {fault.Message}", fault);
            }

            // A file may begin later than the first head (an excerpt), but within it none may be missing.
            if (i > 0 && document.Previous != heads[i - 1].DocumentHash())
                throw new InvalidDataException($"head {i + 1} does not follow head {i}: heads are missing or out of order");
            documents.Add(document);
        }

        return documents;
    }

    // The position behind the last line feed before a position; 0 where there is none.
    private static long LineEndBefore(FileStream stream, long position)
    {
        const int Chunk = 64 * 1024;
        var buffer = new byte[Chunk];
        while (position > 0)
        {
            var from = Math.Max(0, position - Chunk);
            var count = (int)(position - from);
            stream.Seek(from, SeekOrigin.Begin);
            stream.ReadExactly(buffer, 0, count);
            var found = Array.LastIndexOf(buffer, (byte)'\n', count - 1, count);
            if (found >= 0)
                return from + found + 1;
            position = from;
        }

        return 0;
    }
}
