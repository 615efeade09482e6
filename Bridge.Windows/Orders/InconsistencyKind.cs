namespace Kiwoom.Bridge.Orders;

/// <summary>What in Kiwoom's events does not fit together. Flagged for people and for reconciliation; never a reason to drop or invent anything.</summary>
public enum InconsistencyKind
{
    /// <summary>Two different order numbers for one command.</summary>
    SecondOrderNumber,

    /// <summary>An order number that belongs to another command.</summary>
    NumberOfAnotherCommand,

    /// <summary>An answer without a number for a command that has one, or a number after such an answer.</summary>
    BlankAnswerForAcceptedOrder,

    /// <summary>The fills reported do not add up to the cumulative quantity: events were missed.</summary>
    FillsMissing,

    /// <summary>Order quantity less fills is not the open quantity.</summary>
    OpenQuantityDiffers,

    /// <summary>A fill without the fields that identify or price it; only reconciliation can recover it.</summary>
    FillUnreadable,

    /// <summary>The gateway acknowledged more than was sent, or asks for reports that it had acknowledged.</summary>
    OutboxPositionDiffers,

    /// <summary>Two different commands under one id; the second was ignored.</summary>
    CommandIdReused,
}
