using System.Globalization;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Account;

/// <summary>Links and logins: what to tell a bridge again, and when to ask for Kiwoom's lists.</summary>
internal static class SessionDesk
{
    internal static void Begin(AccountDraft draft, long epoch)
    {
        var state = draft.State;
        if (state.SessionRun != draft.Options.Run || state.SessionEpoch != epoch)
        {
            var version = draft.NextVersion;
            draft.Add(new BrokerSessionBegan(draft.Options.Run, epoch));
            SendAgain(draft);
            Ask(draft, version);
            return;
        }

        SendAgain(draft);
        RequestSnapshot(draft);
    }

    /// <summary>Whether a bridge is up in a session that the stream does not know: its beginning could not be journalled, on a full disk for
    /// example, and nobody tells it twice.</summary>
    internal static bool HasMissedTheSession(AccountDraft draft) =>
        draft.Options.Broker.IsReachable(draft.Options.Account)
        && (draft.State.SessionRun != draft.Options.Run || draft.State.SessionEpoch != draft.Options.Broker.EpochOf(draft.Options.Account));

    /// <summary>When the lists in a snapshot were asked for, by this machine's clock: they were read after that. Null where the bridge read them
    /// by itself, and nobody here knows when.</summary>
    internal static DateTimeOffset? AskedAt(BrokerSnapshot snapshot) =>
        snapshot.Command is { } id && id.Value.Split(':') is [_, "lists", _, var stamp] && long.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    /// <summary>Tells the bridge again what it has not answered, with the same ids: what it knows it drops.</summary>
    internal static void SendAgain(AccountDraft draft)
    {
        var killed = draft.State.Risk.KillSwitch.Engaged;
        foreach (var order in draft.State.Orders.OpenInOrder())
        {
            if (order.Legs.Count == 0 && !order.IsInDoubt && !order.IsUnsent && (!killed || order.Liquidation))
                SendAgain(draft, order);
            else if (order.Change is { Number: null, DoubtSince: null } change)
                SendAgain(draft, order, change, killed);
        }
    }

    /// <summary>Sends the orders that waited for the account to be reconciled.</summary>
    internal static void SendQueued(AccountDraft draft)
    {
        if (draft.State.Risk.KillSwitch.Engaged)
            return;
        foreach (var order in draft.Open())
        {
            if (order.IsUnsent)
                SendAgain(draft, order);
        }
    }

    /// <summary>Asks for Kiwoom's lists, where a bridge has come up in this run.</summary>
    internal static void RequestSnapshot(AccountDraft draft)
    {
        if (draft.State.SessionRun == draft.Options.Run)
            Ask(draft, draft.State.SessionVersion);
    }

    /// <summary>Whether a snapshot answers a request of the present session.</summary>
    internal static bool IsOfThisSession(AccountDraft draft, CommandId? command) =>
        draft.State.SessionRun == draft.Options.Run && draft.State.SessionEpoch == draft.Options.Broker.EpochOf(draft.Options.Account)
        && command is { } id && id.Value.StartsWith(Prefix(draft, draft.State.SessionVersion), StringComparison.Ordinal);

    private static void Ask(AccountDraft draft, long session) =>
        draft.Send(new RequestSnapshot(CommandId.Parse(Prefix(draft, session) + draft.Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)), draft.Options.Account));

    // The place of the session's event in the stream: no other session of any run has it.
    private static string Prefix(AccountDraft draft, long session) => string.Create(CultureInfo.InvariantCulture, $"{draft.Options.Account}:lists:{session}:");

    private static void SendAgain(AccountDraft draft, OrderRecord order)
    {
        if (order is { Command: { } command, SendBefore: { } before } && before > draft.Now)
            draft.Send(new SubmitOrder(command, draft.Options.Account, order.Spec, before));
    }

    private static void SendAgain(AccountDraft draft, OrderRecord order, PendingChange change, bool killed)
    {
        if (change.Kind == ChangeKind.Cancel)
            draft.Send(new SubmitCancel(change.Command, draft.Options.Account, change.SentAs ?? order.Id, change.Original, order.Spec.Symbol, order.Spec.Side, change.OpenQuantity));
        else if (!killed && change is { SendBefore: { } before, Price: { } price } && before > draft.Now)
            draft.Send(ReplacingDesk.Submit(draft.Options, order, change.Command, change.Original, change.OpenQuantity, price, before) with { ClientOrderId = change.SentAs ?? order.Id });
    }
}
