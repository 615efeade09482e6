using System.Globalization;
using Kiwoom.Gateway.Security;
using Kiwoom.Persistence.Audit;

namespace Kiwoom.Gateway.Audit;

/// <summary>Brings a sink every head of the file, in order, once it can be reached; it remembers across restarts how far it came.</summary>
/// <param name="sink">Where to.</param>
/// <param name="auditDirectory">Where the heads are.</param>
public sealed class HeadDelivery(IHeadSink sink, string auditDirectory)
{
    private readonly string _positionFile = Path.Combine(auditDirectory, $"delivered-{sink.Name}.txt");

    /// <summary>Sends what it has not had. Throws what the sink throws; what was taken before stays delivered.</summary>
    /// <param name="heads">All heads, oldest first.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task Deliver(IReadOnlyList<SignedHead> heads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(heads);
        for (var next = Delivered(heads); next < heads.Count; next++)
        {
            await sink.Send(heads[next], cancellation).ConfigureAwait(false);
            PrivateFile.Write(_positionFile, string.Create(CultureInfo.InvariantCulture, $"{next + 1} {heads[next].DocumentHash()}"));
        }
    }

    // A number alone would leave out every new head of a file that was lost and begun anew. Where it is another file, all of it is sent: twice does no harm.
    private int Delivered(IReadOnlyList<SignedHead> heads) =>
        File.Exists(_positionFile) && File.ReadAllText(_positionFile).Split(' ') is [var number, var hash]
        && int.TryParse(number, CultureInfo.InvariantCulture, out var count) && count > 0 && count <= heads.Count && heads[count - 1].DocumentHash() == hash
            ? count
            : 0;
}
