using Kiwoom.Actors.Identity;

namespace Kiwoom.Bridge.Orders;

/// <summary>A command needs not be carried over the link again.</summary>
/// <param name="Command">The command.</param>
public sealed record CommandRecorded(CommandId Command);
