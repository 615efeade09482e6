using Kiwoom.OnAkka.Orders;

namespace Kiwoom.Gateway.OnAkka.Orders;

/// <summary>A piece of an account's stream.</summary>
/// <param name="After">It begins behind this number.</param>
/// <param name="UpTo">Its last number.</param>
/// <param name="Reports">All its reports; null where they were not kept, and only the journal has them.</param>
internal sealed record ReportPiece(long After, long UpTo, IReadOnlyList<ExecutionReport>? Reports);
