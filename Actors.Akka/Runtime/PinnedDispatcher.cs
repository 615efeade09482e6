using Akka.Configuration;
using Akka.Dispatch;

namespace Kiwoom.OnAkka.Runtime;

/// <summary>Posts an actor's turns to one thread, one turn at a time.</summary>
internal sealed class PinnedDispatcher : MessageDispatcher
{
    private readonly Action<Action> _thread;

    internal PinnedDispatcher(MessageDispatcherConfigurator configurator, Config settings, Action<Action> thread)
        : base(configurator)
    {
        (_thread, Id) = (thread, settings.GetString("id"));

        // One message a turn unless the settings say more: between two turns the thread pumps Windows' messages, and a pump that waits is a frozen control.
        Throughput = settings.GetInt("throughput", 1);
        ShutdownTimeout = settings.GetTimeSpan("shutdown-timeout", TimeSpan.FromSeconds(1));
    }

    protected override void ExecuteTask(IRunnable run) => _thread(run.Run);

    protected override void Shutdown()
    {
        // The thread is its owner's.
    }
}
