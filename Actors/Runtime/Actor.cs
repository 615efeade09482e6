namespace Kiwoom.Actors.Runtime;

/// <summary>An actor without a journal: one message at a time, never two threads at once.</summary>
public abstract class Actor
{
    /// <summary>Called before the first message, and again after each restart by supervision.</summary>
    protected internal virtual void Started(IActorContext context)
    {
    }

    /// <summary>Handles one message. An exception goes to supervision; the message is not handled again.</summary>
    protected internal abstract void Receive(object message, IActorContext context);

    /// <summary>Called after the last message, and before each restart.</summary>
    protected internal virtual void Stopped(IActorContext context)
    {
    }
}
