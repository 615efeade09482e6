using Kiwoom.Bridge.Hosting;

return await BridgeCommands.Create(TimeProvider.System).Parse(args).InvokeAsync();
