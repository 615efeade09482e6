return await Kiwoom.Simulation.Runs.SimulateCommand.Create().Parse(args).InvokeAsync().ConfigureAwait(false);
