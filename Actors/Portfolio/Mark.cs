using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Portfolio;

/// <summary>The price at which a holding is valued.</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="Price">Won.</param>
public sealed record Mark(Symbol Symbol, long Price);
