namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Which strings are garbled.</summary>
[Flags]
public enum GarbledPlaces
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Arguments of events.</summary>
    Events = 1,

    /// <summary>Results of methods, getters of an event's data among them.</summary>
    Results = 2,

    /// <summary>Both.</summary>
    All = Events | Results,
}
