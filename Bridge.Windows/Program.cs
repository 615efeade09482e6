using Kiwoom.Bridge.Commands;

return await BridgeCommands.Create(TimeProvider.System).Parse(args).InvokeAsync();
