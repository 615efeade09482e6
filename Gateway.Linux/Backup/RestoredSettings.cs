using System.Text.Json;
using System.Text.Json.Nodes;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Security;

namespace Kiwoom.Gateway.Backup;

/// <summary>Makes a restored gateway's settings name the restored journal: those of the backup may name the old one, and a gateway that wrote to it
/// would be the very mistake that a restore is made to mend.</summary>
internal static class RestoredSettings
{
    private const string Journal = "journal";
    private static readonly JsonDocumentOptions _lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonSerializerOptions _readable = new() { WriteIndented = true };

    /// <summary>Changes the settings in a directory where they name another journal.</summary>
    /// <param name="directory">Where the settings are.</param>
    /// <param name="journal">The journal's address; null for the file in the data directory.</param>
    internal static void PointAt(string directory, string? journal)
    {
        var path = Path.Combine(directory, GatewaySettings.FileName);
        if (GatewaySettings.Load(directory).Journal == journal)
            return;

        var settings = File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path), documentOptions: _lenient)!.AsObject() : [];
        settings.Remove(Journal);
        if (journal is not null)
            settings[Journal] = journal;
        PrivateFile.Write(path, settings.ToJsonString(_readable));
    }
}
