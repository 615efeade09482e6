namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>What the parts of a simulated control share.</summary>
internal sealed class ControlContext(BrokerServer server, SimulatedKiwoomOptions options)
{
    private DateTimeOffset _lastPush;

    public BrokerServer Server => server;

    public SimulatedKiwoomOptions Options => options;

    public SeededDraws Draws { get; } = new(options.Seed);

    public ControlEvents Events { get; } = new();

    public EventQueue Queue { get; } = new();

    public bool Connected { get; set; }

    public bool PasswordRegistered { get; set; } = options.AccountPasswordRegistered;

    /// <summary>Queries are refused until the control is created anew.</summary>
    public bool QueriesBlocked { get; set; }

    public QuotaWindow QueryQuota { get; } = new(options.QueriesPerSecond, TimeSpan.FromSeconds(1));

    public QuotaWindow LongQueryQuota { get; } = new(options.LongWindowQueries, options.LongWindow);

    public TimeSpan Latency() => Draws.Between(options.LeastLatency, options.MostLatency);

    /// <summary>When something that the server pushes now reaches the control; pushes do not overtake each other.</summary>
    public DateTimeOffset PushDue(DateTimeOffset at)
    {
        var due = at + Latency();
        return _lastPush = due > _lastPush ? due : _lastPush;
    }

    /// <summary>Raises an event when it is due, unless the session that it belongs to has ended by then.</summary>
    public void Raise(DateTimeOffset due, ControlEvent raised)
    {
        var session = Events.Session;
        Queue.Add(due, () =>
        {
            if (Events.Session == session)
                Events.Raise(raised);
        });
    }
}
