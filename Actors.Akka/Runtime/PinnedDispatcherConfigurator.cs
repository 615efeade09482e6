using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;

namespace Kiwoom.OnAkka.Runtime;

/// <summary>Makes the dispatcher of an actor that lives on a thread of its owner's, such as the STA thread that owns the OCX. Its settings stand in
/// <c>kiwoom.dispatchers.sta</c>.</summary>
internal sealed class PinnedDispatcherConfigurator : MessageDispatcherConfigurator
{
    private const string Settings = "kiwoom.dispatchers.sta";
    private readonly PinnedDispatcher _dispatcher;

    internal PinnedDispatcherConfigurator(ActorSystem system, string id, Action<Action> thread)
        : base(SettingsOf(system, id), system.Dispatchers.Prerequisites) => _dispatcher = new PinnedDispatcher(this, Config, thread);

    public override MessageDispatcher Dispatcher() => _dispatcher;

    private static Config SettingsOf(ActorSystem system, string id)
    {
        var named = ConfigurationFactory.ParseString($"id = {id}");
        var settings = system.Settings.Config.GetConfig(Settings);
        return settings is null ? named : named.WithFallback(settings);
    }
}
