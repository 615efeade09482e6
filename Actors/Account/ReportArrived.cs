using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>The link brought a report of the account's bridge. Nobody is answered; <see cref="ReportAcknowledged"/> is told to the bridge's
/// path once the report is durable here.</summary>
/// <param name="Cause">A command id made from the report's place.</param>
/// <param name="Report">The report.</param>
public sealed record ReportArrived(Cause Cause, SequencedReport Report) : ICommand
{
    /// <summary>A report with the cause that its place gives.</summary>
    public static ReportArrived Of(SequencedReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new ReportArrived(new Cause(CommandId.Parse($"report:{report.Sequence}")), report);
    }
}
