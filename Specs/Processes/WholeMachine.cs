namespace Kiwoom.Specs.Processes;

/// <summary>Specs that want every core for minutes: one after the other, and after all others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WholeMachine
{
    public const string Name = "whole machine";
}
