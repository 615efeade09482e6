namespace Kiwoom.Bridge.Status;

/// <summary>A status for people.</summary>
public static class StatusText
{
    /// <summary>Writes it, a line a subject.</summary>
    public static void Write(TextWriter to, StatusAnswer answer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(answer);
        to.WriteLine(answer.Text);
        if (answer.Node is { } node && answer.Verdict != StatusVerdict.NotRunning)
            Write(to, node, now);
        if (answer.Supervised && answer.Supervisor is { } supervisor)
        {
            Line(to, "supervisor", $"process {supervisor.Process}, {supervisor.Phase.ToString().ToLowerInvariant()}, restarts {supervisor.Restarts}"
                + (supervisor.LastAt is { } at ? $", last {at:yyyy-MM-dd HH:mm:ss} UTC ({supervisor.LastReason}: {supervisor.LastText})" : ""));
        }
        else
        {
            Line(to, "supervisor", "none");
        }
    }

    private static void Write(TextWriter to, NodeStatus node, DateTimeOffset now)
    {
        Line(to, "node", $"process {node.Process} since {node.Since:yyyy-MM-dd HH:mm:ss} UTC, version {node.Version}, bridge {node.Bridge}, for {Name(node.Mode)}; seen {(now - node.WrittenAt).TotalSeconds:0} s ago");
        Line(to, "gateway", node.Link.Connected
            ? $"linked, version {node.Link.GatewayVersion}, round trip {node.Link.RoundTripMilliseconds?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"} ms, its clock is {node.Link.ClockOffsetMilliseconds ?? 0} ms ahead{(node.Link.ClockAlarm ? " (too much: set the clock)" : "")}"
            : $"NOT LINKED: {node.Link.LastFailure ?? "not connected yet"}");
        Line(to, "kiwoom", node.Session is { } session
            ? $"{(session.LoggedIn ? "logged in" : "NOT READY")}, server {(session.Server is { } server ? Name(server) : "unknown")}, accounts {(session.Accounts.Count == 0 ? "none" : string.Join(' ', session.Accounts))}, login {session.LoginEpoch}{(session.Text is { } text ? $": {text}" : "")}"
            : "nothing known yet");
        var control = node.Control;
        Line(to, "events", $"{control.Events} read, {control.Unreadable} unreadable; last price {Age(control.LastPriceAt, node)}, order event {Age(control.LastOrderEventAt, node)}, answer {Age(control.LastAnswerAt, node)} (market time)");
        if (control.BlockedForSeconds >= 5)
            Line(to, "thread", $"blocked for {control.BlockedForSeconds} s{(control.NeedsPerson ? "; a person may be needed at the screen" : "")}");
        Line(to, "outbox", node.Outbox is { } waiting ? $"{waiting} reports wait for the gateway" : "not read yet");
        Line(to, "recording", node.Recording ?? "off");
    }

    private static string Age(DateTimeOffset? at, NodeStatus node) => at is { } known ? $"{(node.MarketTime - known).TotalSeconds:0} s ago" : "never";

    private static string Name(Kiwoom.Actors.Orders.TradingMode mode) => mode == Kiwoom.Actors.Orders.TradingMode.Paper ? "paper (모의투자)" : "real (실전투자)";

    private static void Line(TextWriter to, string subject, string text) => to.WriteLine($"  {subject,-11} {text}");
}
