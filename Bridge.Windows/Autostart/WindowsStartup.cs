using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using System.Xml.Linq;
using Microsoft.Win32;

namespace Kiwoom.Bridge.Autostart;

/// <summary>Tasks through schtasks.exe, the Run key through the registry.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsStartup : IWindowsStartup
{
    private const string RunKey = @"Software\Microsoft\Windows\CurrentVersion\Run";
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _lastLines = TimeSpan.FromMilliseconds(500);

    public int Session
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.SessionId;
        }
    }

    public string User => $@"{Environment.UserDomainName}\{Environment.UserName}";

    public void RegisterTask(string name, XDocument definition)
    {
        var file = Path.Combine(Path.GetTempPath(), $"kiwoom-bridge-{Guid.NewGuid():N}.xml");
        try
        {
            // schtasks reads UTF-16 with a byte order mark.
            using (var writer = new StreamWriter(file, append: false, Encoding.Unicode))
                definition.Save(writer);
            var (code, output) = Schtasks("/Create", "/TN", name, "/XML", file, "/F");
            if (code != 0)
                throw new AutostartException($"schtasks.exe refused the task (exit code {code}): {output} Try --startup run-key.");
        }
        finally
        {
            File.Delete(file);
        }

        // Some builds of schtasks.exe answer with success and do nothing.
        if (!TaskIsThere(name))
            throw new AutostartException("schtasks.exe said nothing, but the task is not there. Use --startup run-key.");
    }

    public bool RemoveTask(string name)
    {
        if (!TaskIsThere(name))
            return false;
        var (code, output) = Schtasks("/Delete", "/TN", name, "/F");
        return code == 0 ? true : throw new AutostartException($"schtasks.exe cannot delete the task '{name}' (exit code {code}): {output}");
    }

    public void SetRunValue(string name, string commandLine)
    {
        using var key = Registry.CurrentUser.CreateSubKey(RunKey);
        key.SetValue(name, commandLine, RegistryValueKind.String);
    }

    public bool RemoveRunValue(string name)
    {
        using var key = Registry.CurrentUser.OpenSubKey(RunKey, writable: true);
        if (key?.GetValue(name) is null)
            return false;
        key.DeleteValue(name);
        return true;
    }

    private static bool TaskIsThere(string name)
    {
        var (code, output) = Schtasks("/Query", "/TN", name);
        return code == 0 && output.Contains(name, StringComparison.OrdinalIgnoreCase);
    }

    private static (int Code, string Output) Schtasks(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Environment.SystemDirectory, "schtasks.exe"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            // What it prints is collected as it comes: a service that it starts may inherit the pipe and hold it open for ever.
            var output = new StringBuilder();
            var streams = new CountdownEvent(2);
            using var process = new Process { StartInfo = start };
            process.OutputDataReceived += (_, e) => Collect(output, e.Data, streams);
            process.ErrorDataReceived += (_, e) => Collect(output, e.Data, streams);
            process.Start();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (!process.WaitForExit((int)_patience.TotalMilliseconds))
            {
                process.Kill();
                throw new AutostartException($"schtasks.exe did not end within {_patience.TotalSeconds:0} s. Try --startup run-key.");
            }

            // Its last lines may still be on their way; the pipe's end is waited for only briefly.
            streams.Wait(_lastLines);
            lock (output)
                return (process.ExitCode, output.ToString().Trim());
        }
        catch (Win32Exception fault)
        {
            throw new AutostartException($"schtasks.exe cannot be started ({fault.Message}). Try --startup run-key.");
        }
    }

    // The streams' count is not disposed of: a pipe that is held open signals later, or never.
    private static void Collect(StringBuilder output, string? line, CountdownEvent streams)
    {
        if (line is null)
        {
            streams.Signal();
            return;
        }

        lock (output)
            output.Append(line).Append(' ');
    }
}
