using Kiwoom.Actors.Broker;

namespace Kiwoom.Bridge.Connection;

/// <summary>Why SendOrder must not be called.</summary>
/// <param name="Reason">The kind.</param>
/// <param name="Text">For people.</param>
public sealed record Withholding(RefusalReason Reason, string Text);
