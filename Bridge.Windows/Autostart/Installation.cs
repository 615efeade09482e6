using Kiwoom.Bridge.Supervision;

namespace Kiwoom.Bridge.Autostart;

/// <summary>Registers the supervisor to start when its user logs on, and undoes it. Never as a service: session 0 has no desktop, and the control
/// cannot live there (fact sheet §1.2).</summary>
public sealed class Installation(IWindowsStartup windows)
{
    /// <summary>Longest command line that Windows starts from the Run key. Source: Microsoft's "Run and RunOnce Registry Keys".</summary>
    public const int LongestRunValue = 260;

    /// <summary>The name under which a data directory's supervisor is registered.</summary>
    public static string NameFor(string? suffix) => suffix is null ? "Kiwoom Bridge" : $"Kiwoom Bridge ({suffix})";

    /// <summary>Registers. Gives what it did, a line each.</summary>
    /// <param name="kind">How.</param>
    /// <param name="name">Under which name.</param>
    /// <param name="command">What is started.</param>
    /// <param name="isDryRun">Only say it.</param>
    /// <exception cref="AutostartException">It cannot be done; nothing was changed.</exception>
    public IReadOnlyList<string> Install(StartupKind kind, string name, NodeCommand command, bool isDryRun)
    {
        if (windows.Session == 0)
        {
            throw new AutostartException(
                "This is session 0, where services and remote shells live and no window can be seen: Kiwoom's login window could not be answered. Log on to the desktop as the user who trades, and run 'kiwoom-bridge install' there.");
        }

        // One of the two, so that an earlier choice does not start a second supervisor (which would be refused, but puzzles people).
        var lines = new List<string>();
        if (kind == StartupKind.Task)
        {
            var task = TaskDefinition.Make(windows.User, command.Program, string.Join(' ', command.Arguments.Select(CommandLineQuoting.Quote)), AppContext.BaseDirectory);
            lines.Add($"task '{name}': at the logon of {windows.User}, in that desktop session, starts {command}");
            if (isDryRun)
            {
                lines.Add(task.ToString());
                return lines;
            }

            windows.RegisterTask(name, task);
            if (windows.RemoveRunValue(name))
                lines.Add($"removed the earlier Run value '{name}'");
            return lines;
        }

        var line = command.ToString();
        if (line.Length > LongestRunValue)
            throw new AutostartException($"The command line has {line.Length} characters, and the Run key takes {LongestRunValue}: use shorter directories, or --startup task.");
        lines.Add($"Run value '{name}' of {windows.User}: at that user's logon, starts {line}");
        if (isDryRun)
            return lines;

        windows.SetRunValue(name, line);
        if (windows.RemoveTask(name))
            lines.Add($"removed the earlier task '{name}'");
        return lines;
    }

    /// <summary>Undoes it, whichever kind it was. Gives what it did, a line each.</summary>
    public IReadOnlyList<string> Uninstall(string name, bool isDryRun)
    {
        if (isDryRun)
            return [$"would remove the task '{name}' and the Run value '{name}' of {windows.User}, where they are there"];
        var lines = new List<string>();
        if (windows.RemoveTask(name))
            lines.Add($"removed the task '{name}'");
        if (windows.RemoveRunValue(name))
            lines.Add($"removed the Run value '{name}' of {windows.User}");
        return lines.Count == 0 ? [$"nothing is registered as '{name}'"] : lines;
    }
}
