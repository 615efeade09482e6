using Kiwoom.Actors.Runtime;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Bridge.Connection;

/// <summary>What becomes of a message that the desk could not journal.</summary>
internal static class Undecided
{
    /// <summary>Tells it again: an event of Kiwoom comes only once, and the desk knows repetitions. The desk waits by itself until the journal
    /// can be written.</summary>
    internal static void TellAgain(Fault fault, IActorRef desk, IActorRef sender, ILogger logger)
    {
        if (fault.Error is JournalUnavailableException or JournalOutcomeUnknownException)
            desk.Tell(fault.Message, sender);
        else
            logger.LogCritical(fault.Error, "The order desk failed on {Message}; it is lost and reconciliation has to find it.", fault.Message);
    }
}
