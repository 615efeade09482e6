namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>How a simulated control behaves.</summary>
public sealed record SimulatedKiwoomOptions
{
    /// <summary>Seed of latencies and odd orderings.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>From CommConnect to OnEventConnect.</summary>
    public TimeSpan LoginLatency { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>What OnEventConnect tells: 0, or -100, -101, -102 for a login that fails.</summary>
    public int LoginResult { get; init; }

    /// <summary>CommConnect works again after the session was cut. Kiwoom's control needs a new process [B]; false refuses with -101.</summary>
    public bool ReconnectsInProcess { get; init; } = true;

    /// <summary>Least time for one way between control and server.</summary>
    public TimeSpan LeastLatency { get; init; } = TimeSpan.FromMilliseconds(3);

    /// <summary>Most time for one way between control and server.</summary>
    public TimeSpan MostLatency { get; init; } = TimeSpan.FromMilliseconds(30);

    /// <summary>How often (0 to 1) the answer, the message and the first Chejan event of an order come in another order than documented.</summary>
    public double OddOrderProbability { get; init; } = 0.2;

    /// <summary>By how much an odd answer may be late, so that fills can overtake it too.</summary>
    public TimeSpan LateAnswer { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How often (0 to 1) an order that was accepted is answered without its number, as has been seen (fact sheet §11, no. 1).</summary>
    public double BlankAnswerProbability { get; init; }

    /// <summary>A call on another thread than the first one throws <see cref="InvalidOperationException"/>.</summary>
    public bool EnforcesSingleThread { get; init; } = true;

    /// <summary>The account password was entered in Kiwoom's own window; without it account TRs and orders fail with -301.</summary>
    public bool AccountPasswordRegistered { get; init; } = true;

    /// <summary>Queries a second, shared by CommRqData, CommKwRqData and SendCondition.</summary>
    public int QueriesPerSecond { get; init; } = 5;

    /// <summary>Orders a second.</summary>
    public int OrdersPerSecond { get; init; } = 5;

    /// <summary>Queries within <see cref="LongWindow"/> after which a popup comes and every further query is refused with -209. The real limit is
    /// undisclosed; 1000 an hour is community knowledge [B].</summary>
    public int LongWindowQueries { get; init; } = 1000;

    /// <summary>See <see cref="LongWindowQueries"/>.</summary>
    public TimeSpan LongWindow { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What a broken continuation gets.</summary>
    public BrokenContinuation BrokenContinuation { get; init; }

    /// <summary>Conditions that the user wrote in the HTS, by index.</summary>
    public IReadOnlyList<SimulatedCondition> Conditions { get; init; } = [];
}
