using System.ComponentModel;
using System.Diagnostics;

namespace Kiwoom.Bridge.Supervision;

/// <summary>The node as a child process whose lines go to a log.</summary>
internal sealed class NodeChild : IDisposable
{
    // What Windows and Linux cannot give: the process did not even start.
    private const int NotStarted = -1;
    private readonly Process? _process;
    private readonly int? _failed;

    private NodeChild(Process? process, int? failed) => (_process, _failed) = (process, failed);

    internal int? Id => _process?.Id;

    /// <summary>Its exit code; null while it runs.</summary>
    internal int? Exit => _failed ?? (_process!.HasExited ? _process.ExitCode : null);

    /// <summary>Starts one. A program that cannot be started is a child that ended at once.</summary>
    internal static NodeChild Start(NodeCommand command, Action<string> line)
    {
        var process = new Process { StartInfo = command.ToStartInfo() };
        process.OutputDataReceived += (_, e) => Pass(e.Data, line);
        process.ErrorDataReceived += (_, e) => Pass(e.Data, line);
        try
        {
            process.Start();
        }
        catch (Win32Exception fault)
        {
            process.Dispose();
            line($"{command} cannot be started: {fault.Message}");
            return new NodeChild(null, NotStarted);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new NodeChild(process, null);
    }

    internal void AskToStop()
    {
        try
        {
            _process?.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended: the pipe is broken, which is what was asked for.
            return;
        }
    }

    internal void Kill()
    {
        try
        {
            _process?.Kill(entireProcessTree: true);
        }
        catch (Exception fault) when (fault is Win32Exception or InvalidOperationException or AggregateException)
        {
            // It is ending already, or a descendant could not be ended; the next look shows which, and it is killed again.
            return;
        }
    }

    public void Dispose() => _process?.Dispose();

    private static void Pass(string? data, Action<string> line)
    {
        if (data is not null)
            line(data);
    }
}
