namespace Kiwoom.Actors.Runtime;

/// <summary>Where messages to one actor wait, in the order of their arrival.</summary>
internal abstract class Mailbox
{
    /// <summary>How many messages wait.</summary>
    internal abstract int Count { get; }

    /// <summary>Puts a message at the end; false once the mailbox is closed.</summary>
    internal abstract bool TryEnqueue(in Envelope envelope);

    /// <summary>Takes the oldest message. Only the actor's own turn calls this.</summary>
    internal abstract bool TryDequeue(out Envelope envelope);

    /// <summary>Looks at the oldest message, from any thread.</summary>
    internal abstract bool TryPeek(out Envelope envelope);

    /// <summary>Lets no further message in. What is inside can still be taken out.</summary>
    internal abstract void Close();
}
