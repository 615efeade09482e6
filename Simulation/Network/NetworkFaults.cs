namespace Kiwoom.Simulation.Network;

/// <summary>What the network does to frames at present.</summary>
internal sealed class NetworkFaults
{
    /// <summary>The longest a frame takes.</summary>
    internal TimeSpan LongestHop { get; set; } = TimeSpan.FromMilliseconds(2);

    /// <summary>Of a thousand frames, how many vanish although the connection stands.</summary>
    internal int DroppedPerMille { get; set; }

    /// <summary>Of a thousand frames, how many come twice.</summary>
    internal int DoubledPerMille { get; set; }

    /// <summary>Of a thousand frames, how many are overtaken by later ones.</summary>
    internal int OvertakenPerMille { get; set; }

    /// <summary>Nobody can be reached.</summary>
    internal bool IsDown { get; set; }
}
