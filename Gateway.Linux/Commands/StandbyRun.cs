using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Persistence;

namespace Kiwoom.Gateway.Commands;

/// <summary><c>run --standby</c>: waits while another gateway has the journal, takes over once that one has died or left, and waits again where
/// another has taken over from it.</summary>
/// <param name="options">How the gateway is to run.</param>
/// <param name="machine">The machine's clock.</param>
internal sealed class StandbyRun(GatewayOptions options, TimeProvider machine)
{
    private static readonly TimeSpan _again = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _tellEvery = TimeSpan.FromSeconds(5);
    private string? _holder;
    private long _since;
    private long _told;

    internal async Task<int> Run(CancellationToken stop)
    {
        while (true)
        {
            var node = await Start(stop).ConfigureAwait(false);
            await using (node.ConfigureAwait(false))
            {
                using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop, node.Journal.Replaced);
                var exitCode = await RunCommand.Run(node, options, machine, ended.Token).ConfigureAwait(false);
                if (stop.IsCancellationRequested || exitCode != ExitCode.Ok)
                    return exitCode;

                await Console.Error.WriteLineAsync($"standby: {node.Journal.Trouble?.Text}").ConfigureAwait(false);
            }
        }
    }

    private async Task<GatewayNode> Start(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                var node = await GatewayNode.Start(options, machine, stop).ConfigureAwait(false);
                if (_holder is not null)
                    await Console.Error.WriteLineAsync($"standby: the journal is free, this gateway takes over from {_holder}").ConfigureAwait(false);
                _holder = null;
                return node;
            }
            catch (JournalInUseException held)
            {
                Tell(held.Holder);
            }
            catch (JournalUnavailableException away)
            {
                // The server may be on its way to another machine, as this gateway's turn is.
                Tell($"nobody that can be asked ({away.Message})");
            }

            await Task.Delay(_again, machine, stop).ConfigureAwait(false);
        }
    }

    private void Tell(string holder)
    {
        if (_holder is null)
            _since = machine.GetTimestamp();
        else if (holder == _holder && machine.GetElapsedTime(_told) < _tellEvery)
            return;

        _holder = holder;
        _told = machine.GetTimestamp();
        Console.Error.WriteLine($"standby: the journal is held by {holder}; waiting ({machine.GetElapsedTime(_since).TotalSeconds:0} s)");
    }
}
