using Kiwoom.Persistence.Audit;

namespace Kiwoom.Gateway.Audit;

/// <summary>Adds heads to the mirror's table <c>signed_heads</c>.</summary>
/// <param name="table">The mirror's database.</param>
public sealed class TableSink(IHeadTable table) : IHeadSink
{
    /// <inheritdoc/>
    public string Name => "table";

    /// <inheritdoc/>
    public Task Send(SignedHead head, CancellationToken cancellation) => table.Publish(head, cancellation);
}
