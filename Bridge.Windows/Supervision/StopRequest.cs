namespace Kiwoom.Bridge.Supervision;

/// <summary>A file by which another process asks a supervisor to stop: the way that works without a console and without signals.</summary>
internal static class StopRequest
{
    private const string FileName = "stop.request";

    /// <summary>Leaves a request.</summary>
    internal static void Make(string dataDirectory) => File.WriteAllText(In(dataDirectory), "");

    /// <summary>Takes a request away; false where there is none.</summary>
    internal static bool Take(string dataDirectory)
    {
        var path = In(dataDirectory);
        if (!File.Exists(path))
            return false;
        File.Delete(path);
        return true;
    }

    private static string In(string dataDirectory) => Path.Combine(dataDirectory, FileName);
}
