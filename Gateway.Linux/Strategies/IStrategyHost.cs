using Kiwoom.Actors.Strategies;

namespace Kiwoom.Gateway.Strategies;

/// <summary>Runs strategies, as the API sees it. Throws what <see cref="Accounts.IAccounts.Ask"/> throws.</summary>
public interface IStrategyHost
{
    /// <summary>The running strategies, by id.</summary>
    Task<IReadOnlyList<StrategyDefinition>> Running(CancellationToken cancellation = default);

    /// <summary>Starts one whose definition was validated.</summary>
    Task<StrategyAnswer> Start(StartStrategy command);

    /// <summary>Stops one. Its open orders and positions stay as they are.</summary>
    Task<StrategyAnswer> Stop(StopStrategy command);
}
