namespace Kiwoom.Simulation.Mutations;

/// <summary>Mistakes in the runtime and the link, on which both nodes stand.</summary>
internal static class RuntimeMutations
{
    private const string Cell = "Actors/Runtime/EventSourcedCell.cs";

    internal static IReadOnlyList<Mutation> All { get; } =
    [
        new("effects-before-durable", "Effects run when they are decided, before their events are durable.",
            new SourceEdit(
                Cell,
                "        _pending.Enqueue(pending);\n        try\n",
                "        _pending.Enqueue(pending);\n        if (IsOn)\n            Carry(pending.Effects, pending.Sender);\n        try\n"),
            new SourceEdit(
                Cell,
                "        WentWell();\n        Carry(pending.Effects, pending.Sender);\n",
                "        WentWell();\n        if (!IsOn || pending.Events.Length == 0)\n            Carry(pending.Effects, pending.Sender);\n")),
        new("unknown-is-durable", "A commit whose answer was lost counts as written.", new SourceEdit(
            Cell,
            "            if (!_thrownAway && first.Outcome is null or AppendOutcome.Durable)\n",
            "            if (!_thrownAway && (first.Outcome is null or AppendOutcome.Durable || (IsOn && first.Outcome is AppendOutcome.Unknown)))\n")),
        new("keep-speculative-state", "After a failed write the actor goes on with the state that the write should have made.", new SourceEdit(
            Cell,
            "        (_state, _decided, _thrownAway, _trouble) = (recovered.State, recovered.SequenceNr, false, null);\n",
            "        (_state, _decided, _thrownAway, _trouble) = (IsOn && _state is not null ? _state : recovered.State, recovered.SequenceNr, false, null);\n"),
            new SourceEdit(Cell, "        _state = null;\n        _trouble = reason;\n", "        _state = IsOn ? _state : null;\n        _trouble = reason;\n")),
        new("advance-past-gap", "The link's receiving end skips numbers that did not come.", new SourceEdit(
            "Actors/Link/ReliableReceiver.cs",
            "        if (sequence > Delivered + 1)\n            return ReceiveOutcome.Gap;\n",
            "        if (sequence > Delivered + 1 && !IsOn)\n            return ReceiveOutcome.Gap;\n        if (IsOn)\n        {\n            while (_durable.Value < sequence - 1)\n                _durable.Mark(_durable.Value + 1);\n        }\n\n")),
        new("forget-after-sending", "The link's sending end forgets a numbered frame when it is sent.", new SourceEdit(
            "Actors/Link/ReliableSender.cs",
            "        _unsent = Math.Min(_unsent, Math.Max(from, Acknowledged + 1));\n",
            "        _unsent = IsOn ? _unsent : Math.Min(_unsent, Math.Max(from, Acknowledged + 1));\n")),
    ];
}
