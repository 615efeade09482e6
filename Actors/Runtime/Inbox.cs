using Microsoft.Extensions.Logging;

namespace Kiwoom.Actors.Runtime;

/// <summary>What waits for one actor: its messages in the order of arrival, the urgent ones before them, within the bounds of its <see cref="Admission"/>.</summary>
internal sealed class Inbox
{
    private readonly LocalEngine _engine;
    private readonly ActorPath _path;
    private readonly Mailbox _mailbox;
    private readonly AdmissionDesk? _admission;
    private readonly Conflation? _conflation;

    internal Inbox(LocalEngine engine, ActorPath path, ActorOptions options)
    {
        (_engine, _path, _mailbox) = (engine, path, engine.CreateMailbox());
        _admission = options.Admission is { } admission ? new AdmissionDesk(admission, engine.CreateMailbox(), engine.MachineClock) : null;
        _conflation = options.ConflationKey is { } key ? new Conflation(key) : null;
    }

    /// <summary>Messages that wait.</summary>
    internal int Count => _mailbox.Count + (_admission?.Urgent.Count ?? 0);

    /// <summary>Messages that were refused so far.</summary>
    internal long Refused => _admission?.Refused ?? 0;

    /// <summary>Puts a message in. Any thread.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Who sent it.</param>
    /// <param name="refusal">Why there is no room for it.</param>
    internal InboxAnswer TryPut(object message, IActorRef? sender, out OverloadedException? refusal)
    {
        refusal = null;
        var mailbox = _mailbox;
        if (_admission is not null)
        {
            if (_admission.IsUrgent(message))
            {
                mailbox = _admission.Urgent;
            }
            else if (_admission.Refusal(message) is { } reason)
            {
                if (_admission.IsTimeToSay())
                    _engine.Logger.LogWarning("{Path} refuses messages: {Reason} {Refused} since its start.", _path, reason, _admission.Refused);
                refusal = new OverloadedException($"{_path}: {reason}");
                return InboxAnswer.Refused;
            }
        }

        if (_conflation is not null && _conflation.Replaced(ref message))
            return InboxAnswer.Replaced;
        if (mailbox.TryEnqueue(new Envelope(message, sender, _engine.MachineClock.GetTimestamp())))
            return InboxAnswer.Taken;
        if (message is Conflation.Slot slot)
            _conflation!.Take(slot);
        return InboxAnswer.Closed;
    }

    /// <summary>The oldest message that waits and is not urgent, seen from any thread.</summary>
    internal bool TryPeek(out Envelope envelope) => _mailbox.TryPeek(out envelope);

    /// <summary>Takes the next urgent message. The actor's turn only.</summary>
    internal bool TryTakeUrgent(out Envelope envelope)
    {
        envelope = default;
        return _admission is not null && _admission.Urgent.TryDequeue(out envelope);
    }

    /// <summary>Takes the next message that is not urgent. The actor's turn only.</summary>
    internal bool TryTakeNext(out Envelope envelope)
    {
        if (!_mailbox.TryDequeue(out envelope))
            return false;
        _admission?.Left(envelope.Message);
        if (envelope.Message is Conflation.Slot slot)
            envelope = envelope with { Message = _conflation!.Take(slot) };
        return true;
    }

    /// <summary>Lets no further message in. What is inside can still be taken out.</summary>
    internal void Close()
    {
        _mailbox.Close();
        _admission?.Urgent.Close();
    }
}
