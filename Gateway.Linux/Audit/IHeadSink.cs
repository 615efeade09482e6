using Kiwoom.Persistence.Audit;

namespace Kiwoom.Gateway.Audit;

/// <summary>Somewhere that heads are sent to, besides their file.</summary>
public interface IHeadSink
{
    /// <summary>A name that stays the same from run to run, for files and people.</summary>
    string Name { get; }

    /// <summary>Sends one. Sending it twice does no harm. Throws what its transport throws.</summary>
    /// <param name="head">What.</param>
    /// <param name="cancellation">Gives up.</param>
    Task Send(SignedHead head, CancellationToken cancellation);
}
