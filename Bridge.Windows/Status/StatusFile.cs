using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Kiwoom.Bridge.Status;

/// <summary>A small file that others read while it is replaced: a reader sees the old one or the new one.</summary>
public static class StatusFile
{
    /// <summary>The largest file that is read.</summary>
    public const int Limit = 64 * 1024;

    // With Korean as it is read, not as escapes.
    private static readonly StatusJson _json = new(new JsonSerializerOptions(StatusJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes a node's status.</summary>
    public static void Write(string dataDirectory, NodeStatus status) => Write(Path.Combine(dataDirectory, NodeStatus.FileName), status, _json.NodeStatus);

    /// <summary>Writes a supervisor's status.</summary>
    public static void Write(string dataDirectory, SupervisorStatus status) => Write(Path.Combine(dataDirectory, SupervisorStatus.FileName), status, _json.SupervisorStatus);

    /// <summary>Reads a node's status; null where there is none, or none that this version reads.</summary>
    public static NodeStatus? ReadNode(string dataDirectory) =>
        Read(Path.Combine(dataDirectory, NodeStatus.FileName), _json.NodeStatus) is { Format: NodeStatus.CurrentFormat } status ? status : null;

    /// <summary>Reads a supervisor's status; null where there is none, or none that this version reads.</summary>
    public static SupervisorStatus? ReadSupervisor(string dataDirectory) =>
        Read(Path.Combine(dataDirectory, SupervisorStatus.FileName), _json.SupervisorStatus) is { Format: SupervisorStatus.CurrentFormat } status ? status : null;

    /// <summary>The answer as JSON.</summary>
    public static string Text(StatusAnswer answer) => JsonSerializer.Serialize(answer, _json.StatusAnswer);

    // Not flushed to the disk: after a power cut the process that it tells of is gone anyway.
    private static void Write<T>(string path, T value, JsonTypeInfo<T> type)
    {
        var draft = path + ".new";
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(value, type));
        File.Move(draft, path, overwrite: true);
    }

    private static T? Read<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return stream.Length > Limit ? null : JsonSerializer.Deserialize(stream, type);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            // Absent, being replaced, or not ours: there is no status.
            return null;
        }
    }
}
