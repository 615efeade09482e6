namespace Kiwoom.Chaos.Faults;

/// <summary>A fault of the link.</summary>
/// <param name="Kind">What.</param>
/// <param name="For">How long a stall or delay lasts.</param>
/// <param name="Bytes">After how many bytes a cut inside a frame comes.</param>
/// <param name="Late">How late everything is.</param>
internal sealed record LinkFault(LinkFaultKind Kind, TimeSpan For, int Bytes, TimeSpan Late);
