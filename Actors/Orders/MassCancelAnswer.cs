using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Orders;

/// <summary>What a mass cancel did.</summary>
/// <param name="Requested">Orders for which a cancel was requested.</param>
/// <param name="NotPossible">Open orders that cannot be cancelled now: not yet acknowledged, or in doubt.</param>
public sealed record MassCancelAnswer(IReadOnlyList<ClientOrderId> Requested, IReadOnlyList<ClientOrderId> NotPossible);
