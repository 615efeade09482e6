namespace Kiwoom.Simulator.Exchange;

/// <summary>Which volatility interruption (fact sheet §10.5).</summary>
public enum ViKind
{
    /// <summary>정적: too far from the last single price.</summary>
    Static,

    /// <summary>동적: too far from the last trade.</summary>
    Dynamic,

    /// <summary>동적+정적: both at once.</summary>
    Both,
}
