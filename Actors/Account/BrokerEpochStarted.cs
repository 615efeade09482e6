using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>The account's bridge linked or logged in anew. What it has not answered is told to it again, and its lists are asked for.
/// Nobody is answered.</summary>
/// <param name="Cause">Command id.</param>
/// <param name="Epoch">What <see cref="IBrokerStatus.EpochOf"/> gives now.</param>
public sealed record BrokerEpochStarted(Cause Cause, long Epoch) : ICommand;
