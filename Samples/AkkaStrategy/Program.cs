using Kiwoom.Samples.AkkaStrategy;

return await SampleCommand.Create().Parse(args).InvokeAsync().ConfigureAwait(false);
