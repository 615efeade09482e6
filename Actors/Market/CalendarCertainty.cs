namespace Kiwoom.Actors.Market;

/// <summary>How well it is known whether the exchange opens on a day.</summary>
public enum CalendarCertainty
{
    /// <summary>From the exchange's published closed days, or a weekend.</summary>
    Published,

    /// <summary>Worked out from the holiday rules; the government and the exchange may still decide otherwise, even at short notice.</summary>
    Projected,

    /// <summary>The sources disagree or do not say.</summary>
    Unsure,

    /// <summary>Taken from a list of days on which trading was seen.</summary>
    Observed,

    /// <summary>Set by the operator.</summary>
    Overridden,
}
