using Kiwoom.Actors.Broker;
using Kiwoom.Bridge.Codec;

namespace Kiwoom.Bridge.Orders;

/// <summary>Decides whose an order event is. A number that is known decides it; an unknown one is matched with the commands that wait for a
/// number by account, issue, side, terms and FID 920, the screen. One match is proof, several are parked until the numbers come, none
/// is an order from elsewhere (HTS, MTS). Source: fact sheet §3.6.</summary>
internal static class ChejanAttribution
{
    internal static void Take(DeskDraft draft, ChejanOrder heard)
    {
        // Numbers are unique within the desk's day, and nothing trades around midnight.
        var chejan = heard with { Day = draft.State.Day };
        if (!draft.State.Parked.IsEmpty)
            Replay(draft);
        if (draft.State.Parked.Any(p => p.Account == chejan.Account && p.Number == chejan.Number))
            Park(draft, chejan);
        else
            TakeNow(draft, chejan);
    }

    /// <summary>Looks again at everything parked, because a command has got its number or its outcome.</summary>
    internal static void Replay(DeskDraft draft)
    {
        foreach (var number in draft.State.Parked.Select(c => new OrderKey(c.Account, c.Number)).Distinct().ToArray())
        {
            var parked = draft.State.Parked.Where(c => c.Account == number.Account && c.Number == number.Number).ToArray();
            if (!IsDecided(draft, parked[0]))
                continue;
            draft.Add(new ChejanReleased(number.Account, number.Number));
            foreach (var chejan in parked)
                TakeNow(draft, chejan with { Day = draft.State.Day });
        }
    }

    private static void TakeNow(DeskDraft draft, ChejanOrder chejan)
    {
        if (draft.State.Find(chejan.Account, chejan.Number) is null)
        {
            var candidates = CandidatesFor(draft, chejan);
            if (candidates is [var only] && IsProof(only, chejan))
            {
                if (only.Stage == CommandStage.Refused)
                    draft.Flag(InconsistencyKind.BlankAnswerForAcceptedOrder, $"{only.Id} was answered without a number and is order {chejan.Number}.");
                draft.Report(new OrderAcknowledged(only.Account, only.Id, only.ClientOrderId, draft.State.Day, chejan.Number));
            }
            else if (candidates.Any(c => c.IsWaiting))
            {
                Park(draft, chejan);
                return;
            }
        }

        ChejanReporting.Report(draft, chejan);
    }

    private static void Park(DeskDraft draft, ChejanOrder chejan)
    {
        if (!draft.State.Parked.Any(p => p with { At = chejan.At } == chejan))
            draft.Add(new ChejanParked(chejan));
    }

    private static bool IsDecided(DeskDraft draft, ChejanOrder chejan)
    {
        if (draft.State.Find(chejan.Account, chejan.Number) is not null)
            return true;
        var candidates = CandidatesFor(draft, chejan);
        return (candidates is [var only] && IsProof(only, chejan)) || !candidates.Any(c => c.IsWaiting);
    }

    private static bool IsProof(CommandEntry candidate, ChejanOrder chejan) => chejan.Screen == candidate.Screen;

    // An answer without a number is a rejection; only where nothing else fits can an event belong to a command that got one.
    private static List<CommandEntry> CandidatesFor(DeskDraft draft, ChejanOrder chejan)
    {
        var fitting = draft.State.Open.Select(id => draft.State.Commands.GetValueOrDefault(id)).OfType<CommandEntry>().Where(c => Fits(c, chejan)).ToList();
        return fitting.Exists(c => c.Stage != CommandStage.Refused) ? fitting.FindAll(c => c.Stage != CommandStage.Refused) : fitting;
    }

    private static bool Fits(CommandEntry c, ChejanOrder chejan) =>
        c.Number is null && c.Day == chejan.Day && c.Account == chejan.Account && c.Symbol == chejan.Symbol && c.Side == chejan.Side && c.Kind == chejan.Kind
        && (chejan.Screen is null || c.Screen == chejan.Screen)
        && (c.Kind == BrokerOrderKind.New
            ? c.Quantity == chejan.Quantity && (c.Price is null || c.Price == chejan.Price)
            : c.Original == chejan.Original);
}
