using System.Diagnostics;

namespace Kiwoom.Bridge.Status;

/// <summary>Judges what the status files say. Pure but for <see cref="IsAlive"/>.</summary>
public static class StatusReading
{
    /// <summary>A status older than this is stale.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(15);

    /// <summary>Judges.</summary>
    /// <param name="node">The node's file.</param>
    /// <param name="supervisor">The supervisor's file.</param>
    /// <param name="supervised">A supervisor holds the data directory.</param>
    /// <param name="isAlive">Whether a process lives.</param>
    /// <param name="now">The machine's clock.</param>
    public static StatusAnswer Judge(NodeStatus? node, SupervisorStatus? supervisor, bool supervised, Func<int, bool> isAlive, DateTimeOffset now)
    {
        var age = node is null ? (TimeSpan?)null : (now - node.WrittenAt).Duration();
        var (verdict, text) = Judge(node, age, supervisor, supervised, isAlive);
        return new StatusAnswer(verdict, text, node, (long?)age?.TotalSeconds, supervisor, supervised);
    }

    /// <summary>Whether a process with this id lives.</summary>
    public static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static (StatusVerdict, string) Judge(NodeStatus? node, TimeSpan? age, SupervisorStatus? supervisor, bool supervised, Func<int, bool> isAlive)
    {
        if (node is null || !isAlive(node.Process))
            return (StatusVerdict.NotRunning, NotRunning(node, supervisor, supervised));
        if (age > StaleAfter)
            return (StatusVerdict.Stale, $"Process {node.Process} is there, but said nothing for {age.Value.TotalSeconds:0} s: it hangs, its disk is full, or the clock was set.");
        if (node.Control.Dialog is { } dialog)
            return (StatusVerdict.Troubled, node.Control.NeedsPerson ? $"A person is needed at the screen: {dialog}" : $"A dialog is open: {dialog}");
        if (node.Session is not { LoggedIn: true } session)
            return (StatusVerdict.Troubled, $"Not ready at Kiwoom: {node.Session?.Text ?? "nothing is known of the login yet."}");
        if (!node.Link.Connected)
            return (StatusVerdict.Troubled, $"No link to the gateway: {node.Link.LastFailure ?? "not connected yet."}");
        return (StatusVerdict.Working, session.Text ?? "Working.");
    }

    private static string NotRunning(NodeStatus? node, SupervisorStatus? supervisor, bool supervised) => (supervised, node) switch
    {
        (true, _) => $"The node does not run; its supervisor does: {supervisor?.Waiting ?? supervisor?.LastText ?? "it starts the node."}",
        (false, not null) => $"The node does not run: process {node.Process} is gone without a word, and there is no supervisor. Start it with 'kiwoom-bridge supervise'.",
        _ => "The node does not run, and there is no supervisor. Start it with 'kiwoom-bridge supervise'.",
    };
}
