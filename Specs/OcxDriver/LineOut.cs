using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kiwoom.Specs.OcxDriver;

/// <summary>Lines of JSON on a stream, whole ones from any thread.</summary>
internal sealed class LineOut(Stream output)
{
    private static readonly JsonSerializerOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Lock _gate = new();

    internal static byte[] Bytes(object line) => JsonSerializer.SerializeToUtf8Bytes(line, _json);

    internal void Write(object line)
    {
        byte[] bytes = [.. Bytes(line), (byte)'\n'];
        lock (_gate)
        {
            output.Write(bytes);
            output.Flush();
        }
    }
}
