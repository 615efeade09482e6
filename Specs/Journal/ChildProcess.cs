using System.Diagnostics;

namespace Kiwoom.Specs.Journal;

/// <summary>This program again, as a process of its own.</summary>
public static class ChildProcess
{
    public static Process Start(params string[] arguments)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH");
        if (host is null && Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            host = Environment.ProcessPath;
        var start = new ProcessStartInfo(host ?? "dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("the process did not start");
    }
}
